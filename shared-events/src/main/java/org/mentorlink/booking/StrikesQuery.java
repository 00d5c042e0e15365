package org.mentorlink.booking;

import java.util.List;
import org.mentorlink.shared.Page;

/** What can be asked about strikes. Whether the viewer may read the answer is the asker's to check. */
public sealed interface StrikesQuery {

    /** Answers {@link StrikesView}, or nothing where the member never had any. */
    record FindStrikes(String strikesId) implements StrikesQuery {}

    /** Which of these members nobody can book as mentors; answers {@link PausedMentors}. */
    record FindPaused(List<String> memberIds) implements StrikesQuery {}

    /**
     * Members with an appeal that waits for a decision, the one that has waited longest first; answers {@link StrikesPage},
     * whose key is {@link StrikesView#waitingPosition}.
     */
    record ListAppealedStrikes(Page page) implements StrikesQuery {}
}
