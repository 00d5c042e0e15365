package org.mentorlink.program;

import java.util.List;

/** Members who take part in a program. */
public record ParticipantPage(List<OnboardingView> participants, boolean hasNext) {}
