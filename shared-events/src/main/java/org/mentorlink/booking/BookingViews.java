package org.mentorlink.booking;

import java.util.List;

public record BookingViews(List<BookingView> bookings) {}
