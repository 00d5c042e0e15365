package org.mentorlink.query.mentoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.CategoryId;
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
import org.mentorlink.mentoring.MentorPracticeView;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingView;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** A mentor as far as their own events tell. */
public record MentorState(MentorView mentor) {

    public static @Nullable MentorState evolve(@Nullable MentorState state, MentorEvent event, Seen seen) {
        var version = Math.toIntExact(seen.sequence() + 1);
        if (event instanceof MentorApplied applied) {
            return applied(state == null ? null : state.mentor, applied, version);
        }
        return state == null ? null : state.after(event, version, seen.at());
    }

    private MentorState after(MentorEvent event, int version, Instant at) {
        return switch (event) {
            case MentorApplied applied -> this;
            case MentorApproved approved -> with(true, mentor.availability(), version);
            case MentorProfileChanged changed ->
                new MentorState(said(
                        mentor.id(),
                        mentor.memberId(),
                        changed.profile(),
                        practice(changed.practice()),
                        mentor,
                        version));
            case CommissionSet set -> agreed(set.basisPoints(), version);
            case WeeklyAvailabilitySet set -> offering(availability().with(set.availability()), version);
            case DateHoursSet set -> offering(availability().with(set.hours(), at), version);
            case DateHoursCleared cleared -> offering(availability().without(cleared.date(), at), version);
            case TimeAwayAdded added -> offering(availability().with(added.away(), at), version);
            case TimeAwayRemoved removed -> offering(availability().without(removed.away(), at), version);
            case BookingWindowSet set -> offering(availability().with(set.window()), version);
            case OfferingAdded added -> offering(added.offering(), version);
            case OfferingChanged changed -> offering(changed.offering(), version);
            case OfferingRetired retired -> {
                var id = retired.offeringId().value();
                yield offering(
                        mentor.offerings().stream()
                                .filter(one -> !one.id().equals(id))
                                .toList(),
                        version);
            }
        };
    }

    /** Applying again changes the profile and nothing else. */
    private static MentorState applied(@Nullable MentorView before, MentorApplied event, int version) {
        return new MentorState(said(
                event.mentorId().value(),
                event.memberId().value(),
                event.profile(),
                before == null ? MentorPracticeView.NONE : before.practice(),
                before,
                version));
    }

    /** @param before what the mentor does not say of themselves stays as it was */
    private static MentorView said(
            String id,
            String memberId,
            MentorProfile profile,
            MentorPracticeView practice,
            @Nullable MentorView before,
            int version) {
        return new MentorView(
                id,
                memberId,
                Personal.valueOf(profile.company()),
                Personal.valueOf(profile.jobTitle()),
                profile.yearsOfExperience(),
                Personal.valueOf(profile.bio()),
                profile.skills(),
                profile.hourlyRate(),
                profile.confirmation(),
                profile.maxMentees(),
                null,
                before != null && before.approved(),
                before == null ? Availability.NONE : before.availability(),
                before == null ? List.of() : before.offerings(),
                practice,
                version,
                before == null ? null : before.commissionBasisPoints());
    }

    private static MentorPracticeView practice(MentorPractice practice) {
        var primary = practice.primaryCategory();
        return new MentorPracticeView(
                Personal.valueOf(practice.background()),
                practice.styles(),
                practice.languages(),
                practice.categories().stream().map(CategoryId::value).toList(),
                primary == null ? null : primary.value());
    }

    /** In its own place where it was there before. */
    private MentorState offering(Offering offering, int version) {
        var view = new OfferingView(
                offering.offeringId().value(),
                Personal.valueOf(offering.name()),
                Personal.valueOf(offering.description()),
                offering.minutes(),
                offering.price(),
                offering.modalities());
        var all = new ArrayList<>(mentor.offerings());
        all.replaceAll(one -> one.id().equals(view.id()) ? view : one);
        if (!all.contains(view)) {
            all.add(view);
        }
        return offering(List.copyOf(all), version);
    }

    private MentorState offering(List<OfferingView> offerings, int version) {
        return new MentorState(copy(mentor.approved(), mentor.availability(), offerings, version));
    }

    private MentorState agreed(@Nullable Integer commission, int version) {
        return new MentorState(
                copy(null, mentor.approved(), mentor.availability(), mentor.offerings(), version, commission));
    }

    private Availability availability() {
        return mentor.availability();
    }

    private MentorState offering(Availability availability, int version) {
        return with(mentor.approved(), availability, version);
    }

    private MentorState with(boolean approved, Availability availability, int version) {
        return new MentorState(copy(approved, availability, mentor.offerings(), version));
    }

    /** Of a past moment. */
    MentorView then(MentorTally tally) {
        return copy(
                tally,
                mentor.approved(),
                mentor.availability(),
                mentor.offerings(),
                mentor.version(),
                mentor.commissionBasisPoints());
    }

    private MentorView copy(boolean approved, Availability availability, List<OfferingView> offerings, int version) {
        return copy(null, approved, availability, offerings, version, mentor.commissionBasisPoints());
    }

    private MentorView copy(
            @Nullable MentorTally tally,
            boolean approved,
            Availability availability,
            List<OfferingView> offerings,
            int version,
            @Nullable Integer commission) {
        return new MentorView(
                mentor.id(),
                mentor.memberId(),
                mentor.company(),
                mentor.jobTitle(),
                mentor.yearsOfExperience(),
                mentor.bio(),
                mentor.skills(),
                mentor.hourlyRate(),
                mentor.confirmation(),
                mentor.maxMentees(),
                tally,
                approved,
                availability,
                offerings,
                mentor.practice(),
                version,
                commission);
    }
}
