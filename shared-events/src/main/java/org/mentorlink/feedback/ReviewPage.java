package org.mentorlink.feedback;

import java.util.List;

public record ReviewPage(List<ReviewView> reviews, boolean hasNext) {}
