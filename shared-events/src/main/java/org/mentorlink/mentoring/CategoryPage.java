package org.mentorlink.mentoring;

import java.util.List;

public record CategoryPage(List<CategoryView> categories, boolean hasNext) {}
