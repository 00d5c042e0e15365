package org.mentorlink.app.architecture.violations.vocabulariesaresealed.booking;

sealed interface SealedAllowedEvent {
    record Booked(String bookingId) implements SealedAllowedEvent {}
}
