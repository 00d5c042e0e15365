package org.mentorlink.payment;

import java.util.List;

public record ReconciliationPage(List<ReconciliationView> reconciliations, boolean hasNext) {}
