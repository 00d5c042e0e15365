package org.mentorlink.calendars;

import java.util.List;

public record CalendarTaskViews(List<CalendarTaskView> tasks) {}
