package org.mentorlink.payment;

import java.util.List;

/** @param hasNext whether the log may hold more */
public record FinanceEntryPage(List<FinanceEntry> events, boolean hasNext) {}
