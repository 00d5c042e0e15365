package org.mentorlink.query.mentoring.search;

/** What the mentors found can be told apart by. */
enum Facet {
    SKILLS,
    CATEGORIES,
    LANGUAGES,
    STYLES,
    PRICE_BANDS,
    RATINGS,
    EXPERIENCE
}
