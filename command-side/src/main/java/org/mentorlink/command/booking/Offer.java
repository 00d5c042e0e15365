package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.program.Blackout;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/**
 * What one mentor offers: when, for how much, and whether a booking stands at once.
 *
 * @param offerings besides the usual hour, by their ids
 * @param commissionBasisPoints what the platform keeps of what is booked now, in hundredths of a percent
 * @param blackouts periods in which programs keep the mentor from giving sessions
 * @param forms what is asked before the session
 * @param policy what a cancellation costs of what is booked now
 */
public record Offer(
        MentorId mentorId,
        MemberId memberId,
        Money hourlyRate,
        Availability availability,
        ConfirmationMode confirmation,
        Map<String, Offering> offerings,
        CancellationPolicy policy,
        int commissionBasisPoints,
        List<Blackout> blackouts,
        FormsState forms) {

    /** Of a mentor with whom no commission is agreed on. */
    public Offer(
            MentorId mentorId,
            MemberId memberId,
            Money hourlyRate,
            Availability availability,
            ConfirmationMode confirmation,
            Map<String, Offering> offerings,
            CancellationPolicy policy,
            List<Blackout> blackouts,
            FormsState forms) {
        this(
                mentorId,
                memberId,
                hourlyRate,
                availability,
                confirmation,
                offerings,
                policy,
                Settings.COMMISSION_BASIS_POINTS,
                blackouts,
                forms);
    }

    /** Who asks nothing before sessions either. */
    public Offer(
            MentorId mentorId,
            MemberId memberId,
            Money hourlyRate,
            Availability availability,
            ConfirmationMode confirmation,
            Map<String, Offering> offerings,
            CancellationPolicy policy,
            List<Blackout> blackouts) {
        this(mentorId, memberId, hourlyRate, availability, confirmation, offerings, policy, blackouts, FormsState.NONE);
    }

    /** Nor is kept from anything by a program. */
    public Offer(
            MentorId mentorId,
            MemberId memberId,
            Money hourlyRate,
            Availability availability,
            ConfirmationMode confirmation,
            Map<String, Offering> offerings,
            CancellationPolicy policy) {
        this(mentorId, memberId, hourlyRate, availability, confirmation, offerings, policy, List.of());
    }

    /** Who has agreed on a commission. */
    public Offer(
            MentorId mentorId,
            MemberId memberId,
            Money hourlyRate,
            Availability availability,
            ConfirmationMode confirmation,
            Map<String, Offering> offerings,
            CancellationPolicy policy,
            int commissionBasisPoints) {
        this(
                mentorId,
                memberId,
                hourlyRate,
                availability,
                confirmation,
                offerings,
                policy,
                commissionBasisPoints,
                List.of(),
                FormsState.NONE);
    }

    /** One kind of session: the usual hour, or an offering. */
    record Session(
            Duration length,
            Money price,
            List<Modality> modalities,
            @Nullable BookedOffering offering) {

        /** @throws org.mentorlink.shared.Refused MODALITY_NOT_OFFERED */
        Modality modality(@Nullable Modality wanted) {
            if (wanted == null) {
                return modalities.getFirst();
            }
            require(
                    modalities.contains(wanted),
                    "MODALITY_NOT_OFFERED",
                    "This session does not take place that way.",
                    "modality");
            return wanted;
        }
    }

    /** @throws org.mentorlink.shared.Refused PROGRAM_BLACKOUT, with the name of what is in the way */
    void requireNoBlackout(TimeSlot session, String field) {
        blackouts.stream()
                .filter(blackout -> blackout.closes(session))
                .findFirst()
                .ifPresent(blackout -> {
                    throw refusedInput(
                            "PROGRAM_BLACKOUT", "No sessions take place then: \"" + blackout.name() + "\".", field);
                });
    }

    /** @throws org.mentorlink.shared.Refused UNKNOWN_OFFERING */
    Session session(@Nullable OfferingId offeringId) {
        if (offeringId == null) {
            return new Session(
                    Settings.SESSION,
                    Pricing.ofSession(hourlyRate),
                    List.of(Modality.VIDEO, Modality.CHAT, Modality.EXTERNAL_LINK),
                    null);
        }
        @Nullable Offering offering = offerings.get(offeringId.value());
        if (offering == null) {
            throw refusedInput("UNKNOWN_OFFERING", "The mentor offers no such session.", "offeringId");
        }
        return new Session(
                offering.length(),
                offering.price(),
                offering.modalities(),
                new BookedOffering(offeringId, offering.name()));
    }
}
