package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeDecision;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikesCommand.AppealStrike;
import org.mentorlink.booking.StrikesCommand.DecideStrike;
import org.mentorlink.booking.StrikesCommand.ResumeMentor;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.booking.StrikesEvent.BlockShortened;
import org.mentorlink.booking.StrikesEvent.BookingBlocked;
import org.mentorlink.booking.StrikesEvent.BookingUnblocked;
import org.mentorlink.booking.StrikesEvent.MentorPaused;
import org.mentorlink.booking.StrikesEvent.MentorResumed;
import org.mentorlink.booking.StrikesEvent.StrikeAppealed;
import org.mentorlink.booking.StrikesEvent.StrikeNoted;
import org.mentorlink.booking.StrikesEvent.StrikeUpheld;
import org.mentorlink.booking.StrikesEvent.StrikeWithdrawn;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.command.booking.StrikesState.Strike;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** L1: what follows from missed sessions, and from what is said about them. */
final class Striking {

    private Striking() {}

    /** A mentor who misses a group session misses one session, however many seats it has. */
    static List<StrikesEvent> note(
            StrikesState state,
            MemberId memberId,
            BookingId bookingId,
            StrikeKind kind,
            Instant startsAt,
            StrikePolicy policy,
            Instant now) {
        var isNoted = state.strike(bookingId).isPresent()
                || kind == StrikeKind.MENTOR_NO_SHOW
                        && state.strikes().values().stream().anyMatch(strike -> strike.isAsWas(kind, startsAt));
        if (isNoted) {
            return List.of();
        }
        var id = StrikesId.of(memberId);
        var noted = new StrikeNoted(
                id, memberId, bookingId, kind, startsAt, policy.expiry(startsAt), now.plus(policy.appealWithin()));
        var next = state.evolve(noted);
        if (kind == StrikeKind.MENTOR_NO_SHOW) {
            var missed = next.missedAsMentor(now);
            return policy.pauses()
                            && state.paused() == null
                            && missed.size() >= policy.mentorThreshold()
                            && missed.contains(bookingId)
                    ? List.of(noted, new MentorPaused(id, memberId, missed, policy.mentorThreshold()))
                    : List.of(noted);
        }
        var counting = next.counting(now);
        // What was said before is not made shorter by a later strike, whatever the settings are by then.
        var until = state.blockedUntil(now)
                .filter(now.plus(policy.blockFor())::isBefore)
                .orElseGet(() -> now.plus(policy.blockFor()));
        return policy.blocks() && counting.size() >= policy.threshold() && counting.contains(bookingId)
                ? List.of(noted, new BookingBlocked(id, memberId, until, counting, policy.threshold()))
                : List.of(noted);
    }

    static List<StrikesEvent> appeal(StrikesState state, AppealStrike command, Instant now) {
        var strike = strike(state, command.bookingId());
        var memberId = memberId(state);
        var reason = Personal.of(memberId, Input.reason(command.reason(), 2_000));
        if (strike.isOver()) {
            throw decided();
        }
        if (strike.status() == StrikeStatus.APPEALED) {
            if (reason.equals(strike.appeal())) {
                return List.of();
            }
            throw Refused.because("ALREADY_APPEALED", "You have appealed this strike; staff look into it.");
        }
        if (!now.isBefore(strike.appealUntil())) {
            throw Refused.because("APPEAL_WINDOW_OVER", "The time to appeal this strike is over.");
        }
        return List.of(new StrikeAppealed(command.strikesId(), memberId, command.bookingId(), reason));
    }

    static List<StrikesEvent> decide(StrikesState state, DecideStrike command, BookedSessions sessions, Instant now) {
        var strike = strike(state, command.bookingId());
        var memberId = memberId(state);
        if (command.decidedBy().equals(memberId)) {
            throw Refused.because("OWN_STRIKE", "This strike is yours: somebody else decides.");
        }
        if (sessions.get(command.bookingId()).isParty(command.decidedBy())) {
            throw Refused.because("OWN_SESSION", "You were to be at this session: somebody else decides.");
        }
        var reason = Personal.of(command.decidedBy(), Input.reason(command.reason(), 1_000));
        var wanted = command.decision() == StrikeDecision.UPHOLD ? StrikeStatus.UPHELD : StrikeStatus.WITHDRAWN;
        if (strike.status() == wanted
                && new StrikesState.Decision(command.decidedBy(), reason).equals(strike.decision())) {
            return List.of();
        }
        // Also where somebody else has decided the same, or they themselves for another reason: theirs is what the
        // member reads.
        if (strike.isOver()) {
            throw decided();
        }
        if (command.decision() == StrikeDecision.WITHDRAW) {
            return withdrawn(
                    state,
                    new StrikeWithdrawn(
                            command.strikesId(), memberId, command.bookingId(), command.decidedBy(), reason),
                    now);
        }
        if (strike.status() != StrikeStatus.APPEALED) {
            throw Refused.because("STRIKE_NOT_APPEALED", "It counts already: only what is appealed can be upheld.");
        }
        return List.of(
                new StrikeUpheld(command.strikesId(), memberId, command.bookingId(), command.decidedBy(), reason));
    }

    /** Whatever was said about it before: what did not happen is no strike. */
    static List<StrikesEvent> withdraw(StrikesState state, BookingId bookingId, Instant now) {
        return state.strike(bookingId).filter(Strike::stands).isEmpty()
                ? List.of()
                : withdrawn(
                        state,
                        new StrikeWithdrawn(StrikesId.of(memberId(state)), memberId(state), bookingId, null, null),
                        now);
    }

    /** Staff have looked into it; the next session that is missed pauses the mentor anew. */
    static List<StrikesEvent> resume(StrikesState state, ResumeMentor command) {
        if (state.paused() == null) {
            return List.of();
        }
        var memberId = memberId(state);
        if (command.resumedBy().equals(memberId)) {
            throw Refused.because("OWN_PAUSE", "You are paused yourself: somebody else decides.");
        }
        var reason = Personal.of(command.resumedBy(), Input.reason(command.reason(), 1_000));
        return List.of(new MentorResumed(command.strikesId(), memberId, command.resumedBy(), reason));
    }

    /**
     * The block ends with it, or as early as it would have ended without the strike; the pause as a mentor where too few are
     * left that it is for.
     */
    private static List<StrikesEvent> withdrawn(StrikesState state, StrikeWithdrawn event, Instant now) {
        var events = new ArrayList<StrikesEvent>(List.of(event));
        var next = state.evolve(event);
        @Nullable MentorPaused pause = next.paused();
        // Sessions that were missed while it lasted count as well.
        if (pause != null && !next.stands(pause) && next.missedAsMentor(now).size() < pause.threshold()) {
            events.add(new MentorResumed(event.strikesId(), event.memberId(), null, null));
        }
        @Nullable Instant until = state.blockedUntil(now).orElse(null);
        if (until == null) {
            return List.copyOf(events);
        }
        next.standingBlock(now)
                .ifPresentOrElse(
                        block -> {
                            if (!block.until().equals(until)) {
                                events.add(new BlockShortened(event.strikesId(), event.memberId(), block.until()));
                            }
                        },
                        () -> events.add(new BookingUnblocked(event.strikesId(), event.memberId())));
        return List.copyOf(events);
    }

    private static Refused decided() {
        return Refused.because("STRIKE_DECIDED", "It is decided on this strike; that stands.");
    }

    private static MemberId memberId(StrikesState state) {
        return Objects.requireNonNull(state.memberId());
    }

    private static Strike strike(StrikesState state, BookingId bookingId) {
        return state.strike(bookingId)
                .orElseThrow(() -> refusedInput("NOT_FOUND", "There is no such strike.", "bookingId"));
    }
}
