package org.mentorlink.booking;

import java.util.List;

public record SessionRequestPage(List<SessionRequestView> requests, boolean hasNext) {}
