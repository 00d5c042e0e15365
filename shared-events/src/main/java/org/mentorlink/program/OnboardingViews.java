package org.mentorlink.program;

import java.util.List;

public record OnboardingViews(List<OnboardingView> onboardings) {}
