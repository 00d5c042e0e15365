package org.mentorlink.governance;

import java.util.List;

public record ParkedStepPage(List<ParkedStepView> steps, boolean hasNext) {}
