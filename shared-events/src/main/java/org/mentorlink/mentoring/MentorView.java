package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A mentor as others read them.
 *
 * @param offerings besides the usual hour, in the order they were added
 * @param tally what sessions and reviews amounted to at the moment the mentor is shown as of; absent where that is now
 *     ({@link MentorQuery.FindMentorTallies})
 * @param version number of the mentor's events
 * @param commissionBasisPoints what was agreed with the mentor, for themselves and staff; absent where the usual one holds
 */
public record MentorView(
        String id,
        String memberId,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable Integer yearsOfExperience,
        @Nullable String bio,
        List<String> skills,
        Money hourlyRate,
        ConfirmationMode confirmation,
        int maxMentees,
        @Nullable MentorTally tally,
        boolean approved,
        Availability availability,
        List<OfferingView> offerings,
        MentorPracticeView practice,
        int version,
        @Nullable Integer commissionBasisPoints) {}
