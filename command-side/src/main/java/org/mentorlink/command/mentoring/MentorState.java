package org.mentorlink.command.mentoring;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.BookingWindowSet;
import org.mentorlink.mentoring.MentorEvent.CommissionSet;
import org.mentorlink.mentoring.MentorEvent.DateHoursCleared;
import org.mentorlink.mentoring.MentorEvent.DateHoursSet;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingAdded;
import org.mentorlink.mentoring.MentorEvent.OfferingChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingRetired;
import org.mentorlink.mentoring.MentorEvent.TimeAwayAdded;
import org.mentorlink.mentoring.MentorEvent.TimeAwayRemoved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;

/**
 * A mentor as decisions see them: applied, and from then on perhaps approved.
 *
 * @param offerings those that can be booked, by their ids
 * @param retired ids of those that could be
 * @param commission as it was agreed on, in basis points; absent where the usual one holds
 */
public record MentorState(
        MemberId memberId,
        MentorProfile profile,
        MentorPractice practice,
        boolean approved,
        Availability availability,
        Map<String, Offering> offerings,
        Set<String> retired,
        @Nullable Integer commission) {

    /**
     * @param state absent before the first event
     * @param at when the event happened
     */
    static MentorState evolve(@Nullable MentorState state, MentorEvent event, Instant at) {
        if (event instanceof MentorApplied applied) {
            return new MentorState(
                    applied.memberId(),
                    applied.profile(),
                    MentorPractice.NONE,
                    false,
                    Availability.NONE,
                    Map.of(),
                    Set.of(),
                    null);
        }
        if (state == null) {
            throw new IllegalStateException("a mentor begins with an application");
        }
        return state.evolve(event, at);
    }

    private MentorState evolve(MentorEvent event, Instant at) {
        return switch (event) {
            case MentorApplied applied -> this;
            case MentorApproved approvedNow ->
                new MentorState(memberId, profile, practice, true, availability, offerings, retired, commission);
            case MentorProfileChanged changed ->
                new MentorState(
                        memberId,
                        changed.profile(),
                        changed.practice(),
                        approved,
                        availability,
                        offerings,
                        retired,
                        commission);
            case CommissionSet set ->
                new MentorState(
                        memberId, profile, practice, approved, availability, offerings, retired, set.basisPoints());
            case WeeklyAvailabilitySet set -> offering(availability.with(set.availability()));
            case DateHoursSet set -> offering(availability.with(set.hours(), at));
            case DateHoursCleared cleared -> offering(availability.without(cleared.date(), at));
            case TimeAwayAdded added -> offering(availability.with(added.away(), at));
            case TimeAwayRemoved removed -> offering(availability.without(removed.away(), at));
            case BookingWindowSet set -> offering(availability.with(set.window()));
            case OfferingAdded added -> with(added.offering());
            case OfferingChanged changed -> with(changed.offering());
            case OfferingRetired gone -> without(gone.offeringId());
        };
    }

    private MentorState with(Offering offering) {
        var all = new HashMap<>(offerings);
        all.put(offering.offeringId().value(), offering);
        return new MentorState(
                memberId, profile, practice, approved, availability, Map.copyOf(all), retired, commission);
    }

    private MentorState without(OfferingId offeringId) {
        var all = new HashMap<>(offerings);
        all.remove(offeringId.value());
        var gone = new HashSet<>(retired);
        gone.add(offeringId.value());
        return new MentorState(
                memberId, profile, practice, approved, availability, Map.copyOf(all), Set.copyOf(gone), commission);
    }

    @Nullable Offering offering(OfferingId offeringId) {
        return offerings.get(offeringId.value());
    }

    /** Whether there was such an offering, and is no more. */
    boolean hasRetired(OfferingId offeringId) {
        return retired.contains(offeringId.value());
    }

    private MentorState offering(Availability other) {
        return new MentorState(memberId, profile, practice, approved, other, offerings, retired, commission);
    }
}
