package org.mentorlink.membership;

import java.util.List;

public record RejectedRows(List<RejectedRow> rows, boolean hasNext) {}
