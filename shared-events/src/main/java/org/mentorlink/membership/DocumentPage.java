package org.mentorlink.membership;

import java.util.List;

public record DocumentPage(List<DocumentView> documents, boolean hasNext) {}
