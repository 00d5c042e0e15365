package org.mentorlink.mentoring;

import java.util.List;

public record MentorApplicationPage(List<MentorApplicationView> applications, boolean hasNext) {}
