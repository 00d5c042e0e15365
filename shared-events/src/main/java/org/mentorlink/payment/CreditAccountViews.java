package org.mentorlink.payment;

import java.util.List;

public record CreditAccountViews(List<CreditAccountView> accounts) {}
