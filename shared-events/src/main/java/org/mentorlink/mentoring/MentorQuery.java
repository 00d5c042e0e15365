package org.mentorlink.mentoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about mentors. */
public sealed interface MentorQuery {

    /** Answers {@link MentorView}, or nothing; unapproved ones included. */
    record FindMentor(String mentorId) implements MentorQuery {}

    /**
     * Answers {@link MentorView} with the profile, the approval and the hours of that moment, or nothing where there was
     * no mentor yet.
     */
    record FindMentorAsOf(String mentorId, Instant asOf) implements MentorQuery {}

    /** Answers {@link MentorViews} in no particular order; unknown ids are left out. */
    record FindMentors(List<String> mentorIds) implements MentorQuery {}

    /**
     * Approved mentors (B6), answered as {@link MentorPage} ordered by id.
     *
     * @param query words of name, skills, company or bio, in any case
     * @param skills all of them, in any case
     * @param freeFrom with freeTo: has a free session that starts within [freeFrom, freeTo)
     * @param maxHourlyRateMinor minor units, compared as they are whatever the currency
     */
    record SearchMentors(
            @Nullable String query,
            List<String> skills,
            @Nullable Instant freeFrom,
            @Nullable Instant freeTo,
            @Nullable Long maxHourlyRateMinor,
            @Nullable Double minRating,
            Page page)
            implements MentorQuery {}

    /** Free sessions of each mentor that start within [from, to) and not in the past; answers {@link OpenSlots}. */
    record FindOpenSlots(List<String> mentorIds, Instant from, Instant to) implements MentorQuery {}
}
