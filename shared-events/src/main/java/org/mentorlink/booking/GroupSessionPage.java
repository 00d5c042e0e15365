package org.mentorlink.booking;

import java.util.List;

public record GroupSessionPage(List<GroupSessionView> sessions, boolean hasNext) {}
