package org.mentorlink.app.architecture.violations.messagesarerecords.booking;

public sealed interface BookingEvent {
    final class ClassViolation implements BookingEvent {}

    @SuppressWarnings("ArrayRecordComponent")
    record ArrayViolation(byte[] content) implements BookingEvent {}

    enum EnumViolation implements BookingEvent {
        ONLY
    }

    record BookedAllowed(String bookingId) implements BookingEvent {
        static final String[] NAMES = {};
    }
}
