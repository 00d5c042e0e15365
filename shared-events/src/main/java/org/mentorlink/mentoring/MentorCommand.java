package org.mentorlink.mentoring;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What can be asked of a mentor. */
public sealed interface MentorCommand {

    MentorId mentorId();

    record ApplyAsMentor(
            @TargetAggregateIdentifier MentorId mentorId,
            MemberId memberId,
            @Nullable String company,
            @Nullable String jobTitle,
            @Nullable Integer yearsOfExperience,
            String bio,
            List<String> skills,
            Money hourlyRate,
            ConfirmationMode confirmation,
            int maxMentees)
            implements MentorCommand {}

    /** B6: only an approved mentor is listed and can be booked. */
    record ApproveMentor(@TargetAggregateIdentifier MentorId mentorId) implements MentorCommand {}

    record SetWeeklyAvailability(@TargetAggregateIdentifier MentorId mentorId, WeeklyAvailability availability)
            implements MentorCommand {}
}
