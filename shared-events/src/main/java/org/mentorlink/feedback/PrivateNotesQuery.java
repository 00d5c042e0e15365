package org.mentorlink.feedback;

import java.util.List;

/** What can be asked about private notes. Whether the viewer may read the answer is the asker's to check. */
public sealed interface PrivateNotesQuery {

    /** Answers {@link PrivateNotesViews}. */
    record FindPrivateNotes(List<String> privateNotesIds) implements PrivateNotesQuery {}
}
