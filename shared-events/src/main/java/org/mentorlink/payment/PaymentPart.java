package org.mentorlink.payment;

import org.mentorlink.shared.Money;

/** An amount that belongs to one of the payments of a booking. */
public record PaymentPart(PaymentId paymentId, Money amount) {}
