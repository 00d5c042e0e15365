package org.mentorlink.payment;

import java.util.List;

/** The gateways that take a currency, the usual one first. */
public record PaymentOptions(List<PaymentOption> options) {}
