package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * I12: what the two want to talk about, for them and admins.
 *
 * @param version number of the agenda's events
 */
public record AgendaView(String id, List<Item> items, int version) {

    /** Nothing was ever on it. */
    public static AgendaView none(String bookingId) {
        return new AgendaView(AgendaId.idOf(bookingId), List.of(), 0);
    }

    /**
     * @param text absent after an erasure of who wrote it
     * @param changedBy who changed what it says last; absent where nobody has
     * @param doneBy who ticked it off; absent while it is open
     */
    public record Item(
            String id,
            @Nullable String text,
            Party addedBy,
            Instant addedAt,
            @Nullable Party changedBy,
            @Nullable Instant changedAt,
            @Nullable Party doneBy,
            @Nullable Instant doneAt) {

        public boolean done() {
            return doneBy != null;
        }
    }
}
