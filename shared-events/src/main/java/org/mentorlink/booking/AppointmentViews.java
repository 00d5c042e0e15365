package org.mentorlink.booking;

import java.util.List;

public record AppointmentViews(List<AppointmentView> appointments) {}
