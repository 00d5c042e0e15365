package org.mentorlink.mentoring;

import java.util.List;

public record MentorViews(List<MentorView> mentors) {}
