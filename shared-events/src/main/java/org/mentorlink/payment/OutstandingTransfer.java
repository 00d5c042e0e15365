package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/**
 * A transfer whose outcome the gateway still owes, with all it takes to carry it out again.
 *
 * @param attempt which transfer of the payout it is, from 1
 * @param gateway the one that was asked; absent in old ones
 * @param stopped whether it is not to be asked for any more: the booking is disputed, or earns something else by now
 */
public record OutstandingTransfer(
        MentorId mentorId, Money net, int attempt, @Nullable String gateway, boolean stopped) {}
