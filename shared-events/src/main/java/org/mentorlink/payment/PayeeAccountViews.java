package org.mentorlink.payment;

import java.util.List;

public record PayeeAccountViews(List<PayeeAccountView> accounts) {}
