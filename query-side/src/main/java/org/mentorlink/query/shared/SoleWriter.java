package org.mentorlink.query.shared;

/**
 * There where this process alone writes the views: it runs all projections. A bean of this type says so.
 */
public enum SoleWriter {
    INSTANCE
}
