package org.mentorlink.mentoring;

import java.util.List;

public record MentorPage(List<MentorView> mentors, boolean hasNext) {}
