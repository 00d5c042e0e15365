package org.mentorlink.api.graphql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * S4: what a viewer may do with an object now, and why not. What carries it out decides in the end; this says beforehand what it will
 * decide.
 *
 * @param until how long it stays so, where there is an end
 * @param cost absent where it costs nobody anything
 * @param reason the code that it would be refused with; absent when allowed
 */
public record AvailableAction(
        String action,
        boolean allowed,
        @Nullable Instant until,
        @Nullable Money cost,
        @Nullable String reason) {

    public static AvailableAction yes(String action) {
        return new AvailableAction(action, true, null, null, null);
    }

    public static AvailableAction no(String action, String reason) {
        return new AvailableAction(action, false, null, null, reason);
    }

    /** @param reason why not, where it is not */
    public static AvailableAction where(boolean allowed, String action, String reason) {
        return allowed ? yes(action) : no(action, reason);
    }

    /** @param tooLate why not, from then on */
    public static AvailableAction until(Instant now, Instant until, String action, String tooLate) {
        return now.isBefore(until) ? new AvailableAction(action, true, until, null, null) : no(action, tooLate);
    }
}
