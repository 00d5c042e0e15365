package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/**
 * A transfer whose outcome the gateway still owes, with all it takes to carry it out again.
 *
 * @param attempt which transfer of the payout it is, from 1
 * @param gateway the one that was asked; absent in old ones
 */
public record OutstandingTransfer(
        MentorId mentorId, Money net, int attempt, @Nullable String gateway) {}
