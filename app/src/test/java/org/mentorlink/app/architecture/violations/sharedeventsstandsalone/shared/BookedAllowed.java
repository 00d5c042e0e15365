package org.mentorlink.app.architecture.violations.sharedeventsstandsalone.shared;

public record BookedAllowed(String bookingId) {}
