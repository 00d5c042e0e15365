package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/**
 * What a mentor says of themselves.
 *
 * @param yearsOfExperience 0 to 80
 * @param hourlyRate the price of one hour
 * @param maxMentees how many mentees at the same time, 1 to 100
 */
public record MentorProfile(
        @Nullable Personal company,
        @Nullable Personal jobTitle,
        @Nullable Integer yearsOfExperience,
        Personal bio,
        List<String> skills,
        Money hourlyRate,
        ConfirmationMode confirmation,
        int maxMentees) {}
