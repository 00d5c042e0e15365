package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.HearingView;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Settings;

/** How far a dispute is, as its events say. */
final class Hearings {

    private Hearings() {}

    /**
     * What was decided is heard anew, unless it is only held while the payer's bank asks: that is late some time after it was held,
     * whenever that was.
     */
    static @Nullable HearingView goingOn(@Nullable DisputeView dispute, DisputeSource source, Instant at) {
        var hearing = dispute == null ? null : dispute.hearing();
        if (dispute == null || hearing == null || dispute.resolvedAt() == null) {
            return hearing;
        }
        return source == DisputeSource.INQUIRY ? held(hearing, at.plus(Settings.DISPUTE_DECISION)) : null;
    }

    static @Nullable DisputeView held(@Nullable DisputeView dispute, Instant decideBy) {
        var hearing = dispute == null ? null : dispute.hearing();
        return hearing == null || dispute == null ? dispute : dispute.in(held(hearing, decideBy));
    }

    private static HearingView held(HearingView hearing, Instant decideBy) {
        return new HearingView(
                hearing.number(),
                hearing.answerBy(),
                decideBy,
                hearing.statements(),
                hearing.deciders(),
                hearing.appellants(),
                hearing.appealUntil(),
                decideBy,
                true);
    }

    static @Nullable DisputeView opened(@Nullable DisputeView dispute, HearingOpened event) {
        if (dispute == null) {
            return null;
        }
        var before = dispute.hearing();
        return dispute.in(new HearingView(
                event.number(),
                event.answerBy(),
                event.decideBy(),
                List.of(),
                before == null ? List.of() : before.deciders(),
                before == null ? List.of() : before.appellants(),
                null,
                event.decideBy()));
    }

    static @Nullable DisputeView stated(@Nullable DisputeView dispute, Party by) {
        var hearing = dispute == null ? null : dispute.hearing();
        return hearing == null || dispute == null
                ? dispute
                : dispute.in(new HearingView(
                        hearing.number(),
                        hearing.answerBy(),
                        hearing.decideBy(),
                        and(hearing.statements(), by),
                        hearing.deciders(),
                        hearing.appellants(),
                        hearing.appealUntil(),
                        hearing.overdueFrom()));
    }

    static @Nullable DisputeView escalated(@Nullable DisputeView dispute, DisputeEscalated event) {
        var hearing = dispute == null ? null : dispute.hearing();
        return hearing == null || dispute == null || event.decideBy() == null
                ? dispute
                : dispute.in(new HearingView(
                        hearing.number(),
                        hearing.answerBy(),
                        event.decideBy(),
                        hearing.statements(),
                        hearing.deciders(),
                        hearing.appellants(),
                        hearing.appealUntil(),
                        hearing.overdueFrom(),
                        hearing.held()));
    }

    /** Open again, and decided no more. */
    static @Nullable DisputeView appealed(@Nullable DisputeView dispute, Party by) {
        var hearing = dispute == null ? null : dispute.hearing();
        if (dispute == null || hearing == null) {
            return dispute;
        }
        var next = new HearingView(
                hearing.number(),
                hearing.answerBy(),
                hearing.decideBy(),
                hearing.statements(),
                hearing.deciders(),
                and(hearing.appellants(), by),
                null,
                hearing.overdueFrom());
        return new DisputeView(
                dispute.id(),
                dispute.source(),
                dispute.reason(),
                dispute.openedAt(),
                null,
                null,
                null,
                dispute.chargedBack(),
                next);
    }

    /** Where it was opened before there were hearings, its decision can still be appealed. */
    static @Nullable HearingView decided(@Nullable HearingView hearing, DisputeResolved event) {
        var until = event.appealUntil();
        if (hearing == null && until == null) {
            return null;
        }
        var decider = Stream.ofNullable(event.decidedBy()).map(MemberId::value);
        return hearing == null
                ? new HearingView(
                        0,
                        Objects.requireNonNull(until),
                        Objects.requireNonNull(until),
                        List.of(),
                        decider.toList(),
                        List.of(),
                        until,
                        null)
                : new HearingView(
                        hearing.number(),
                        hearing.answerBy(),
                        hearing.decideBy(),
                        hearing.statements(),
                        Stream.concat(hearing.deciders().stream(), decider).toList(),
                        hearing.appellants(),
                        until,
                        hearing.overdueFrom());
    }

    private static List<Party> and(List<Party> some, Party one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
