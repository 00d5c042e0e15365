package org.mentorlink.command.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.WeeklyAvailability;

/** A mentor as decisions see them: applied, and from then on perhaps approved. */
public record MentorState(
        MemberId memberId,
        MentorProfile profile,
        MentorPractice practice,
        boolean approved,
        WeeklyAvailability availability) {

    /** @param state absent before the first event */
    static MentorState evolve(@Nullable MentorState state, MentorEvent event) {
        if (event instanceof MentorApplied applied) {
            return new MentorState(
                    applied.memberId(), applied.profile(), MentorPractice.NONE, false, WeeklyAvailability.NONE);
        }
        if (state == null) {
            throw new IllegalStateException("a mentor begins with an application");
        }
        return state.evolve(event);
    }

    private MentorState evolve(MentorEvent event) {
        return switch (event) {
            case MentorApplied applied -> this;
            case MentorApproved approvedNow -> new MentorState(memberId, profile, practice, true, availability);
            case MentorProfileChanged changed ->
                new MentorState(memberId, changed.profile(), changed.practice(), approved, availability);
            case WeeklyAvailabilitySet set ->
                new MentorState(memberId, profile, practice, approved, set.availability());
        };
    }
}
