package org.mentorlink.payment;

import java.util.List;

public record PayoutPage(List<PayoutView> payouts, boolean hasNext) {}
