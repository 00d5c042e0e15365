package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D2: what a mentor must have to be found.
 *
 * @param skills all of them, in any case; synonyms count
 * @param categories any of them, by id
 * @param languages any of them, BCP 47 tags
 * @param styles any of them
 * @param currency ISO 4217 code of the hourly rate
 * @param minHourlyRateMinor minor units, compared as they are whatever the currency
 * @param maxHourlyRateMinor as the lowest rate
 * @param minYears of experience
 */
public record MentorFilter(
        List<String> skills,
        List<String> categories,
        List<String> languages,
        List<MentoringStyle> styles,
        @Nullable String currency,
        @Nullable Long minHourlyRateMinor,
        @Nullable Long maxHourlyRateMinor,
        @Nullable Integer minYears) {

    public static final MentorFilter NONE =
            new MentorFilter(List.of(), List.of(), List.of(), List.of(), null, null, null, null);
}
