package org.mentorlink.booking;

import java.util.List;

public record BookingPage(List<BookingView> bookings, boolean hasNext) {}
