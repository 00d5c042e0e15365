package org.mentorlink.query.shared;

/**
 * There where the store of the views belongs to this process: nobody else can write or read it. A bean of this type says so.
 */
public enum SoleWriter {
    INSTANCE
}
