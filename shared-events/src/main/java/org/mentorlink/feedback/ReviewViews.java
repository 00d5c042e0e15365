package org.mentorlink.feedback;

import java.util.List;

public record ReviewViews(List<ReviewView> reviews) {}
