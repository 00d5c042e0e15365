package org.mentorlink.program;

/** What a step of an onboarding asks for. */
public enum StepKind {
    /** A complete profile; seen by the platform. */
    PROFILE,
    /** Accepting a text, whose version is kept. */
    CODE_OF_CONDUCT,
    /** Working through what a link leads to, and saying so. */
    TRAINING,
    /** A document of some kind that staff has verified; seen by the platform. */
    DOCUMENT,
    /** A background check that staff has passed, with a document or without. */
    BACKGROUND_CHECK,
    /** Saying what one expects. */
    EXPECTATIONS,
    /** At least one learning goal; seen by the platform. */
    GOALS,
    /** A look around, and saying so. */
    TUTORIAL,
    /** Agreeing to a purpose; seen by the platform. */
    CONSENT,
    /** Whatever else staff asks for, confirmed by the member. */
    CUSTOM;

    /** Whether the platform sees it by itself, so that nobody says that it is done. */
    public boolean isSeenByThePlatform() {
        return switch (this) {
            case PROFILE, DOCUMENT, GOALS, CONSENT -> true;
            case CODE_OF_CONDUCT, TRAINING, BACKGROUND_CHECK, EXPECTATIONS, TUTORIAL, CUSTOM -> false;
        };
    }

    /** Whether staff has the last word. */
    public boolean isReviewed() {
        return this == BACKGROUND_CHECK;
    }
}
