package org.mentorlink.payment;

import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** A batch's transfer whose outcome the gateway still owes, with all it takes to carry it out again. */
public record OutstandingPayoutBatch(MentorId mentorId, Money net, String gateway) {}
