package org.mentorlink.mentoring;

/** D2: the orders of a search. Equals are ordered by rating, then by id. */
public enum MentorSort {
    /** What fits the words best; without words as RATING. */
    RELEVANCE,
    /** By currency, then the cheapest first. */
    PRICE_ASC,
    /** By currency, then the dearest first. */
    PRICE_DESC,
    /** The best rated first, those with more reviews before others; unrated ones last. */
    RATING,
    /** Most years first. */
    EXPERIENCE,
    /** Most sessions held first. */
    SESSIONS,
    /** The last approved first. */
    NEWEST
}
