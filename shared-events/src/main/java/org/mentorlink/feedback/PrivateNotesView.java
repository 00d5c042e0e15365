package org.mentorlink.feedback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The private notes of one booking, oldest first; for admins only. */
public record PrivateNotesView(String id, List<Note> notes) {

    /** @param text absent after an erasure of the mentee */
    public record Note(@Nullable String text, Instant writtenAt) {}
}
