package org.mentorlink.payment;

import java.util.List;

public record CreditPurchaseViews(List<CreditPurchaseView> purchases) {}
