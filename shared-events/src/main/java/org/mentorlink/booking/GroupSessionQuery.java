package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about group sessions. What the viewer may read of the answer is the asker's to check. */
public sealed interface GroupSessionQuery {

    /** Answers {@link GroupSessionView}, or nothing; as a subscription, one for each change from then on. */
    record FindGroupSession(String groupSessionId) implements GroupSessionQuery {}

    /** Answers {@link GroupSessionViews} in no particular order; unknown ids are left out. */
    record FindGroupSessions(List<String> groupSessionIds) implements GroupSessionQuery {}

    /**
     * Answers {@link GroupSessionPage}, by start; the page's key is {@link GroupSessionView#order()}.
     *
     * @param mentorId only theirs
     * @param endingAfter only what ends after that moment
     * @param statuses any of them; none means all
     */
    record ListGroupSessions(
            @Nullable String mentorId, @Nullable Instant endingAfter, Set<GroupSessionStatus> statuses, Page page)
            implements GroupSessionQuery {}
}
