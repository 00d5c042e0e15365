package org.mentorlink.booking;

import java.util.List;

public record GroupSessionViews(List<GroupSessionView> sessions) {}
