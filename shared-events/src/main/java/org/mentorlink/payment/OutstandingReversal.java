package org.mentorlink.payment;

import org.mentorlink.shared.Money;

/**
 * A reversal whose outcome the gateway still owes, with all it takes to carry it out again.
 *
 * @param transfer the gateway's name of what was transferred
 */
public record OutstandingReversal(String gateway, String transfer, Money amount) {}
