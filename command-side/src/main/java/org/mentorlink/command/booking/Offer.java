package org.mentorlink.command.booking;

import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** What one mentor offers: when, for how much, and whether a booking stands at once. */
public record Offer(
        MentorId mentorId,
        MemberId memberId,
        Money hourlyRate,
        Availability availability,
        ConfirmationMode confirmation) {}
