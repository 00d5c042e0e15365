package org.mentorlink.payment;

import java.util.List;

public record MentorAccountViews(List<MentorAccountView> accounts) {}
