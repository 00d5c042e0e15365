package org.mentorlink.membership;

/** C5: what a document shows. */
public enum DocumentKind {
    RESUME,
    CERTIFICATION,
    BACKGROUND_CHECK
}
