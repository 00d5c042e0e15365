package org.mentorlink.command.booking;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.StrikeKind;

/**
 * L1: what the parties of a booking are counted for.
 *
 * @param absent who did not come, if anybody did not
 * @param late whether the mentee cancelled when it was too late for that
 * @param claimed the mentor has disputed that they were absent
 * @param cleared whose absence a dispute has found not to be one
 */
record Conduct(@Nullable Absent absent, boolean late, boolean claimed, Set<Party> cleared) {

    static final Conduct NONE = new Conduct(null, false, false, Set.of());

    Conduct evolve(BookingEvent event) {
        return switch (event) {
            case NoShowRecorded noShow -> new Conduct(noShow.absent(), late, claimed, cleared);
            case BookingCancelled cancelled -> new Conduct(absent, cancelled.strike(), claimed, cleared);
            case DisputeOpened opened -> opened.source() == DisputeSource.MENTOR ? saidByMentor() : this;
            case DisputeAppealed appealed -> appealed.by() == Party.MENTOR ? saidByMentor() : this;
            case DisputeResolved resolved -> clearing(clearedBy(resolved.decision()));
            default -> this;
        };
    }

    /**
     * The whole price may go back for reasons that are nobody's absence, but to a mentee who is said to have been absent it
     * does because they were there. A mentor who says so is paid where the session took place, with both.
     */
    private Set<Party> clearedBy(DisputeDecision decision) {
        if (decision == DisputeDecision.REFUND && absent == Absent.MENTEE) {
            return Set.of(Party.MENTEE);
        }
        return decision == DisputeDecision.RELEASE && claimed && absent != Absent.MENTEE ? missing() : Set.of();
    }

    private Set<Party> missing() {
        return switch (absent) {
            case MENTEE -> Set.of(Party.MENTEE);
            case MENTOR -> Set.of(Party.MENTOR);
            case BOTH -> Set.of(Party.MENTEE, Party.MENTOR);
            case null -> Set.of();
        };
    }

    private Conduct saidByMentor() {
        return new Conduct(absent, late, true, cleared);
    }

    private Conduct clearing(Set<Party> parties) {
        var next = new HashSet<>(cleared);
        next.addAll(parties);
        return new Conduct(absent, late, claimed, Set.copyOf(next));
    }

    void note(Terms terms, StrikeBook book) {
        withdraw(terms, book);
        var startsAt = terms.slot().startsAt();
        var missing = missing();
        if (missing.contains(Party.MENTEE) && !cleared.contains(Party.MENTEE)) {
            book.note(terms.menteeId(), terms.bookingId(), StrikeKind.MENTEE_NO_SHOW, startsAt);
        } else if (late) {
            book.note(terms.menteeId(), terms.bookingId(), StrikeKind.LATE_CANCELLATION, startsAt);
        }
        if (missing.contains(Party.MENTOR) && !cleared.contains(Party.MENTOR)) {
            book.note(terms.mentorMemberId(), terms.bookingId(), StrikeKind.MENTOR_NO_SHOW, startsAt);
        }
    }

    void withdraw(Terms terms, StrikeBook book) {
        if (cleared.contains(Party.MENTEE)) {
            book.withdraw(terms.menteeId(), terms.bookingId());
        }
        if (cleared.contains(Party.MENTOR)) {
            book.withdraw(terms.mentorMemberId(), terms.bookingId());
        }
    }
}
