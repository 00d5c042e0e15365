package org.mentorlink.program;

import org.mentorlink.membership.ConsentPurpose;

/**
 * Something the platform sees by itself, whatever plan asks for it.
 *
 * @param detail of a profile the role, of a document its kind, of a consent its purpose; else empty
 */
public record Evidence(Sort sort, String detail) {

    public static final Evidence GOALS = new Evidence(Sort.GOALS, "");
    public static final Evidence BACKGROUND_CHECK = document("BACKGROUND_CHECK");

    public static Evidence profile(ProgramRole role) {
        return new Evidence(Sort.PROFILE, role.name());
    }

    public static Evidence document(String kind) {
        return new Evidence(Sort.DOCUMENT, kind);
    }

    public static Evidence consent(ConsentPurpose purpose) {
        return new Evidence(Sort.CONSENT, purpose.name());
    }

    /** What it is about. */
    public enum Sort {
        PROFILE,
        GOALS,
        DOCUMENT,
        CONSENT
    }
}
