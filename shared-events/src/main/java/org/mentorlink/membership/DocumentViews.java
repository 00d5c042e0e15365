package org.mentorlink.membership;

import java.util.List;

public record DocumentViews(List<DocumentView> documents) {}
