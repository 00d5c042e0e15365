package org.mentorlink.app.architecture.violations.vocabulariesaresealed.booking;

record RecordViolationQuery(String bookingId) {}
