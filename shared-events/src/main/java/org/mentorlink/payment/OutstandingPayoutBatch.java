package org.mentorlink.payment;

import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/**
 * A batch's transfer whose outcome the gateway still owes, with all it takes to carry it out again.
 *
 * @param stopped whether it is not to be asked for any more: something in it is disputed, or is something else by now
 */
public record OutstandingPayoutBatch(MentorId mentorId, Money net, String gateway, boolean stopped) {}
