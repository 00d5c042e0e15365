package org.mentorlink.mentoring;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Edit;
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

    /**
     * C2, C3, C9: edits what a mentor says of themselves. Bookings keep the price they were made at.
     *
     * @param expectedVersion version of the mentor that the edit was made from
     * @param languages BCP 47 tags
     */
    record ChangeMentorProfile(
            @TargetAggregateIdentifier MentorId mentorId,
            int expectedVersion,
            Edit<String> company,
            Edit<String> jobTitle,
            Edit<Integer> yearsOfExperience,
            Edit<String> bio,
            Edit<List<String>> skills,
            Edit<Long> hourlyRateMinor,
            Edit<String> currency,
            Edit<ConfirmationMode> confirmation,
            Edit<Integer> maxMentees,
            Edit<String> background,
            Edit<List<MentoringStyle>> styles,
            Edit<List<String>> languages,
            Edit<List<CategoryId>> categories,
            Edit<CategoryId> primaryCategory)
            implements MentorCommand {}

    /**
     * K5: what the platform keeps of what is booked with the mentor from now on.
     *
     * @param basisPoints hundredths of a percent; absent: the usual commission again
     * @param setBy who of the staff says so
     */
    record SetCommission(
            @TargetAggregateIdentifier MentorId mentorId,
            @Nullable Integer basisPoints,
            MemberId setBy,
            String reason) implements MentorCommand {}

    record SetWeeklyAvailability(@TargetAggregateIdentifier MentorId mentorId, WeeklyAvailability availability)
            implements MentorCommand {}

    /** H2: gives one date hours of its own, none for a day off. */
    record SetDateHours(@TargetAggregateIdentifier MentorId mentorId, DateHours hours) implements MentorCommand {}

    /** The date has the hours of its weekday again. */
    record ClearDateHours(@TargetAggregateIdentifier MentorId mentorId, LocalDate date) implements MentorCommand {}

    record AddTimeAway(@TargetAggregateIdentifier MentorId mentorId, TimeAway away) implements MentorCommand {}

    record RemoveTimeAway(@TargetAggregateIdentifier MentorId mentorId, TimeAway away) implements MentorCommand {}

    record SetBookingWindow(@TargetAggregateIdentifier MentorId mentorId, BookingWindow window)
            implements MentorCommand {}

    /** @param description absent when there is nothing more to say */
    record AddOffering(
            @TargetAggregateIdentifier MentorId mentorId,
            OfferingId offeringId,
            String name,
            @Nullable String description,
            int minutes,
            Money price,
            List<Modality> modalities)
            implements MentorCommand {}

    /** Replaces all that is said of it. Bookings stay as they were made. */
    record ChangeOffering(
            @TargetAggregateIdentifier MentorId mentorId,
            OfferingId offeringId,
            String name,
            @Nullable String description,
            int minutes,
            Money price,
            List<Modality> modalities)
            implements MentorCommand {}

    record RetireOffering(@TargetAggregateIdentifier MentorId mentorId, OfferingId offeringId)
            implements MentorCommand {}
}
