package org.mentorlink.governance;

import java.util.List;

public record AuditPage(List<AuditEntryView> entries, boolean hasNext) {}
