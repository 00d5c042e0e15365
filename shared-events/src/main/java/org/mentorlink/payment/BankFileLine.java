package org.mentorlink.payment;

import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/**
 * A transfer as a payment file has it.
 *
 * @param key of the transfer, which names the payout or the batch of payouts
 */
public record BankFileLine(BankTransferId bankTransferId, String key, MentorId mentorId, Money amount) {}
