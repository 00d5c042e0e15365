package org.mentorlink.payment;

/**
 * A gateway that takes a currency.
 *
 * @param usual whether it takes what names no gateway
 */
public record PaymentOption(String gateway, boolean usual, PaymentFlow flow) {}
