package org.mentorlink.feedback;

/** What can be asked about private notes. Whether the viewer may read the answer is the asker's to check. */
public sealed interface PrivateNotesQuery {

    /** Answers {@link PrivateNotesView}, or nothing. */
    record FindPrivateNotes(String privateNotesId) implements PrivateNotesQuery {}
}
