package org.mentorlink.payment;

import java.util.List;

public record CreditEntryPage(List<CreditEntryView> entries, boolean hasNext) {}
