package org.mentorlink.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of the ledger and a gateway's books came to.
 *
 * @param position of the last event that was read
 * @param matched how many movements of the period agree
 * @param bookings how many bookings that were settled, or came to nothing, in the period agree with where their money is
 * @param found how many differences there are
 * @param breaks those differences, the earliest first; only some of them where there are too many
 * @param more the others, counted
 * @param tooMuch that it was given up, as the period has more movements than can be compared at once; absent where it was not
 * @param implausible the gateway's name of a line of more than any gateway moves, because of which it was given up; absent where
 *     there was none
 */
public record Reconciled(
        long position,
        int matched,
        int bookings,
        int found,
        List<ReconciliationBreak> breaks,
        List<MoreBreaks> more,
        @Nullable Boolean tooMuch,
        @Nullable String implausible) {

    public static final Reconciled TOO_MUCH = new Reconciled(-1, 0, 0, 0, List.of(), List.of(), true, null);

    /** @param reference the gateway's name of that line */
    public static Reconciled implausible(String reference) {
        return new Reconciled(-1, 0, 0, 0, List.of(), List.of(), null, reference);
    }

    public Reconciled(
            long position,
            int matched,
            int bookings,
            int found,
            List<ReconciliationBreak> breaks,
            List<MoreBreaks> more) {
        this(position, matched, bookings, found, breaks, more, null, null);
    }
}
