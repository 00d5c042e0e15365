package org.mentorlink.membership;

/** How an import of the members list ended. */
public enum MembersImportOutcome {
    /** The whole file was read. */
    COMPLETED,
    /** The process that ran it was stopped; sending the file again takes the rest. */
    INTERRUPTED,
    /** The file could not be read on; sending it again, mended, takes the rest. */
    FAILED,
    /** An admin stopped it; sending the file again takes the rest. */
    CANCELLED
}
