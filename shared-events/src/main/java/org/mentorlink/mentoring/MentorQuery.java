package org.mentorlink.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Settings;

/** What can be asked about mentors. */
public sealed interface MentorQuery {

    /** Answers {@link MentorView}, or nothing; unapproved ones included. */
    record FindMentor(String mentorId) implements MentorQuery {}

    /**
     * Answers {@link MentorView} with the profile, the approval, the hours and the tally of that moment, or nothing where there
     * was no mentor yet.
     */
    record FindMentorAsOf(String mentorId, Instant asOf) implements MentorQuery {}

    /** Answers {@link MentorViews} in no particular order; unknown ids are left out. */
    record FindMentors(List<String> mentorIds) implements MentorQuery {}

    /** Answers {@link MentorTallies} in no particular order, one for each id. */
    record FindMentorTallies(List<String> mentorIds) implements MentorQuery {}

    /** Applications that wait for an admin, oldest first; answers {@link MentorApplicationPage}. */
    record ListMentorApplications(Page page) implements MentorQuery {}

    /**
     * Mentors who are listed (B6), answered as {@link MentorPage}.
     *
     * @param query words of name, skills, company, job title or bio, in any case, with or without accents, with small
     *     typos; the last one may be incomplete
     * @param freeFrom with freeTo: has a free session that starts within [freeFrom, freeTo)
     * @param minRating 1 to 5
     * @param favouritesOf only favourites of this member; of nobody in particular when absent
     * @param counts what is to be counted besides
     * @param page after a key of a page of the same search
     */
    record SearchMentors(
            @Nullable String query,
            MentorFilter filter,
            @Nullable Instant freeFrom,
            @Nullable Instant freeTo,
            @Nullable Double minRating,
            @Nullable String favouritesOf,
            MentorSort sort,
            Counts counts,
            Page page)
            implements MentorQuery {

        /** What is to be counted. */
        public enum Counts {
            NOTHING,
            TOTAL,
            FACETS
        }
    }

    /**
     * Free sessions of each mentor that start within [from, to) and not in the past; answers {@link OpenSlots}.
     *
     * @param length of a session
     */
    record FindOpenSlots(List<String> mentorIds, Instant from, Instant to, Duration length) implements MentorQuery {

        /** Of the usual length. */
        public FindOpenSlots(List<String> mentorIds, Instant from, Instant to) {
            this(mentorIds, from, to, Settings.SESSION);
        }
    }
}
