package org.mentorlink.mentoring;

import java.util.List;

/**
 * How many mentors a search finds, and by what they could be told apart.
 *
 * @param exact whether mentors whose hours are all taken have been left out; where not, the numbers are upper bounds
 */
public record MentorCounts(int total, boolean exact, Facets facets) {

    /** Each is counted as if nothing had been asked for in it; the most frequent first. Empty when not asked for. */
    public record Facets(
            List<Value> skills,
            List<Value> categories,
            List<Value> languages,
            List<Value> styles,
            List<PriceBand> priceBands,
            List<Value> ratings,
            List<Value> experience) {

        public static final Facets NONE =
                new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** @param value what to ask for */
    public record Value(String value, int count) {}

    /**
     * Hourly rates of one currency.
     *
     * @param value for people
     * @param minMinor the lowest rate of the band, in minor units
     * @param maxMinor the highest, included
     */
    public record PriceBand(String value, String currency, long minMinor, long maxMinor, int count) {}
}
