package org.mentorlink.payment;

import java.util.List;

public record PaymentViews(List<PaymentView> payments) {}
