package org.mentorlink.payment;

import java.util.List;

/** @param hasNext whether the log may hold more */
public record FinanceEventPage(List<FinanceEvent> events, boolean hasNext) {}
