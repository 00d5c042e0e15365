package org.mentorlink.query.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorPracticeView;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** A mentor with the name they are found by. The view's count of sessions is filled in when it is read. */
record MentorState(MentorView mentor, String name) {

    /** @param name what the member is called */
    static @Nullable MentorState evolve(@Nullable MentorState state, MentorEvent event, String name, Seen seen) {
        var version = Math.toIntExact(seen.sequence() + 1);
        if (event instanceof MentorApplied applied) {
            return applied(state, applied, name, version);
        }
        return state == null ? null : state.after(event, version);
    }

    private MentorState after(MentorEvent event, int version) {
        return switch (event) {
            case MentorApplied applied -> this;
            case MentorApproved approved -> with(true, mentor.availability(), version);
            case MentorProfileChanged changed ->
                new MentorState(view(mentor, changed.profile(), practice(changed.practice()), version), name);
            case WeeklyAvailabilitySet set -> with(mentor.approved(), set.availability(), version);
        };
    }

    /** Applying again changes the profile and nothing else. */
    private static MentorState applied(@Nullable MentorState state, MentorApplied event, String name, int version) {
        var profile = event.profile();
        return new MentorState(
                new MentorView(
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
                        state == null ? WeeklyAvailability.NONE : state.mentor.availability(),
                        state == null ? MentorPracticeView.NONE : state.mentor.practice(),
                        version),
                name);
    }

    private static MentorView view(MentorView mentor, MentorProfile profile, MentorPracticeView practice, int version) {
        return new MentorView(
                mentor.id(),
                mentor.memberId(),
                Personal.valueOf(profile.company()),
                Personal.valueOf(profile.jobTitle()),
                profile.yearsOfExperience(),
                Personal.valueOf(profile.bio()),
                profile.skills(),
                profile.hourlyRate(),
                profile.confirmation(),
                profile.maxMentees(),
                mentor.rating(),
                mentor.sessionsHeld(),
                mentor.approved(),
                mentor.availability(),
                practice,
                version);
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

    MentorState named(String other) {
        return new MentorState(mentor, other);
    }

    private MentorState with(boolean approved, WeeklyAvailability availability, int version) {
        return new MentorState(copy(mentor.sessionsHeld(), approved, availability, version), name);
    }

    MentorView held(int sessions) {
        return copy(sessions, mentor.approved(), mentor.availability(), mentor.version());
    }

    private MentorView copy(int sessions, boolean approved, WeeklyAvailability availability, int version) {
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
                mentor.rating(),
                sessions,
                approved,
                availability,
                mentor.practice(),
                version);
    }
}
