package org.mentorlink.calendars;

import java.util.List;

public record OutsideCalendarViews(List<OutsideCalendarView> calendars) {}
