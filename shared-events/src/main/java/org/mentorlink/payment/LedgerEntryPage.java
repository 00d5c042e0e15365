package org.mentorlink.payment;

import java.util.List;

public record LedgerEntryPage(List<LedgerEntryView> entries, boolean hasNext) {}
