package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/**
 * What was said and decided in a dispute so far.
 *
 * @param undisputed what was to go back had there been no dispute; nothing once a mentor who is said to have missed the
 *     session says that they were there
 * @param mentorMissed whether it is about a session that was settled as one the mentor did not come to
 * @param number how many appeals have led to it
 * @param answerBy until when the parties can make statements; absent where it was opened before there was an end
 * @param statements how many each party has made in this hearing
 * @param reminders how often staff were told that its decision is late, or what is held waits for too long
 * @param deciders who decided before; nobody decides twice
 * @param appellants who has appealed; nobody does twice
 * @param appealUntil until when the decision can be appealed; absent while there is none, or it is final
 * @param decision the last one; absent while there is none
 */
record Hearing(
        Money undisputed,
        boolean mentorMissed,
        int number,
        @Nullable Instant answerBy,
        Map<Party, Integer> statements,
        boolean answersOver,
        int reminders,
        Set<MemberId> deciders,
        Set<Party> appellants,
        @Nullable Instant appealUntil,
        @Nullable DisputeDecision decision) {

    static Hearing begun(Money undisputed, boolean mentorMissed) {
        return new Hearing(undisputed, mentorMissed, 0, null, Map.of(), false, 0, Set.of(), Set.of(), null, null);
    }

    /** What is heard anew is not decided. */
    Hearing opened(HearingOpened event) {
        return new Hearing(
                undisputed,
                mentorMissed,
                event.number(),
                event.answerBy(),
                Map.of(),
                false,
                0,
                deciders,
                appellants,
                appealUntil,
                null);
    }

    /** Money was divided anew beside the dispute. */
    Hearing undisputed(Money refund) {
        return new Hearing(
                refund,
                mentorMissed,
                number,
                answerBy,
                statements,
                answersOver,
                reminders,
                deciders,
                appellants,
                appealUntil,
                decision);
    }

    /** All of the price is disputed where the mentor says that they did not miss the session. */
    Hearing saidBy(DisputeSource source) {
        return mentorMissed && source == DisputeSource.MENTOR ? undisputed(undisputed.zero()) : this;
    }

    Hearing stated(Party party) {
        var next = new EnumMap<Party, Integer>(Party.class);
        next.putAll(statements);
        next.merge(party, 1, Integer::sum);
        return new Hearing(
                undisputed,
                mentorMissed,
                number,
                answerBy,
                Map.copyOf(next),
                answersOver,
                reminders,
                deciders,
                appellants,
                appealUntil,
                decision);
    }

    Hearing withoutAnswers() {
        return new Hearing(
                undisputed,
                mentorMissed,
                number,
                answerBy,
                statements,
                true,
                reminders,
                deciders,
                appellants,
                appealUntil,
                decision);
    }

    Hearing reminded() {
        return new Hearing(
                undisputed,
                mentorMissed,
                number,
                answerBy,
                statements,
                answersOver,
                reminders + 1,
                deciders,
                appellants,
                appealUntil,
                decision);
    }

    /** Staff are told of it as of a new one. */
    Hearing held() {
        return new Hearing(
                undisputed,
                mentorMissed,
                number,
                answerBy,
                statements,
                answersOver,
                0,
                deciders,
                appellants,
                appealUntil,
                decision);
    }

    Hearing decided(DisputeResolved event) {
        var next = new HashSet<>(deciders);
        if (event.decidedBy() != null) {
            next.add(event.decidedBy());
        }
        return new Hearing(
                undisputed,
                mentorMissed,
                number,
                answerBy,
                statements,
                answersOver,
                reminders,
                Set.copyOf(next),
                appellants,
                event.appealUntil(),
                event.decision());
    }

    Hearing appealed(Party party) {
        var next = EnumSet.of(party);
        next.addAll(appellants);
        return new Hearing(
                undisputed,
                mentorMissed,
                number,
                answerBy,
                statements,
                answersOver,
                reminders,
                deciders,
                Set.copyOf(next),
                null,
                decision);
    }

    int statementsOf(Party party) {
        return statements.getOrDefault(party, 0);
    }

    boolean isAppealableAt(Instant now) {
        return appealUntil != null && now.isBefore(appealUntil);
    }

    /** Whether somebody is left who may appeal what is decided now. */
    boolean isAppealable() {
        return appellants.size() < Party.values().length;
    }
}
