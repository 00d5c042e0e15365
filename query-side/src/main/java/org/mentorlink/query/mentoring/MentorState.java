package org.mentorlink.query.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.shared.Personal;

/** A mentor as far as their own events tell. The view's count of sessions and its rating are filled in when it is read. */
public record MentorState(MentorView mentor) {

    public static @Nullable MentorState evolve(@Nullable MentorState state, MentorEvent event) {
        return switch (event) {
            case MentorApplied applied -> applied(state, applied);
            case MentorApproved approved -> state == null ? null : state.with(true, state.mentor.availability());
            case WeeklyAvailabilitySet set ->
                state == null ? null : state.with(state.mentor.approved(), set.availability());
        };
    }

    /** Applying again changes the profile and nothing else. */
    private static MentorState applied(@Nullable MentorState state, MentorApplied event) {
        var profile = event.profile();
        return new MentorState(new MentorView(
                event.mentorId().value(),
                event.memberId().value(),
                Personal.valueOf(profile.company()),
                Personal.valueOf(profile.jobTitle()),
                profile.yearsOfExperience(),
                Personal.valueOf(profile.bio()),
                profile.skills(),
                profile.hourlyRate(),
                profile.confirmation(),
                profile.maxMentees(),
                null,
                0,
                state != null && state.mentor.approved(),
                state == null ? WeeklyAvailability.NONE : state.mentor.availability()));
    }

    private MentorState with(boolean approved, WeeklyAvailability availability) {
        return new MentorState(copy(mentor.sessionsHeld(), mentor.rating(), approved, availability));
    }

    /** @param rating mean of the visible reviews; absent without any */
    public MentorView with(int sessions, @Nullable Double rating) {
        return copy(sessions, rating, mentor.approved(), mentor.availability());
    }

    private MentorView copy(
            int sessions, @Nullable Double rating, boolean approved, WeeklyAvailability availability) {
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
                rating,
                sessions,
                approved,
                availability);
    }
}
