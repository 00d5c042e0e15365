package org.mentorlink.command.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.StrikeKind;

/**
 * L1: what the parties of a booking are counted for.
 *
 * @param absent who did not come, if anybody did not
 * @param late whether the mentee cancelled when it was too late for that
 * @param cleared a dispute has given the mentee the whole price back, although it was them who did not come
 */
record Conduct(@Nullable Absent absent, boolean late, boolean cleared) {

    static final Conduct NONE = new Conduct(null, false, false);

    Conduct evolve(BookingEvent event) {
        return switch (event) {
            case NoShowRecorded noShow -> new Conduct(noShow.absent(), late, cleared);
            case BookingCancelled cancelled -> new Conduct(absent, cancelled.strike(), cleared);
            // Of any other session the whole price may go back for reasons that are nobody's absence.
            case DisputeResolved resolved
            when absent == Absent.MENTEE && resolved.decision() == DisputeDecision.REFUND ->
                new Conduct(absent, late, true);
            default -> this;
        };
    }

    void note(Terms terms, StrikeBook book) {
        var startsAt = terms.slot().startsAt();
        if (cleared) {
            withdraw(terms, book);
        } else if (absent == Absent.MENTEE || absent == Absent.BOTH) {
            book.note(terms.menteeId(), terms.bookingId(), StrikeKind.MENTEE_NO_SHOW, startsAt);
        } else if (late) {
            book.note(terms.menteeId(), terms.bookingId(), StrikeKind.LATE_CANCELLATION, startsAt);
        }
        if (absent == Absent.MENTOR || absent == Absent.BOTH) {
            book.note(terms.mentorMemberId(), terms.bookingId(), StrikeKind.MENTOR_NO_SHOW, startsAt);
        }
    }

    void withdraw(Terms terms, StrikeBook book) {
        if (cleared) {
            book.withdraw(terms.menteeId(), terms.bookingId());
        }
    }
}
