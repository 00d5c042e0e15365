package org.mentorlink.payment;

import java.util.List;

public record CreditPackViews(List<CreditPackView> packs) {}
