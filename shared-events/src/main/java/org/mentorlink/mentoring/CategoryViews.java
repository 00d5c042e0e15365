package org.mentorlink.mentoring;

import java.util.List;

public record CategoryViews(List<CategoryView> categories) {}
