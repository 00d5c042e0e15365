package org.mentorlink.app.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.DeclineBooking;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingCommand.WithdrawProposal;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.WantedSession;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Refused.Refusal;

/** A few members who want the same few hours, and change their minds. */
final class Story {

    /** Both are mentors, and each may also be the other's mentee. */
    static final List<MemberId> MENTORS = List.of(new MemberId("mbr_grace"), new MemberId("mbr_thandi"));

    private static final List<MemberId> MENTEES =
            List.of(new MemberId("mbr_ada"), new MemberId("mbr_linus"), MENTORS.get(0), MENTORS.get(1));

    /** So close to each other that one is in the way of the next. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-03T08:00:00Z"),
            Instant.parse("2026-03-03T09:00:00Z"),
            Instant.parse("2026-03-03T10:00:00Z"),
            Instant.parse("2026-03-03T11:00:00Z"));

    private static final int TURNS = 150;
    private static final int CALM_TURNS = 5_000;

    private final World world;
    private final Random random;
    final Quarrels quarrels;
    private int bookings;
    final Map<String, Integer> refusals = new TreeMap<>();

    Story(World world, Random random) {
        this(world, random, 0);
    }

    /** @param most how often money goes back by itself, at most */
    Story(World world, Random random, int most) {
        this.world = world;
        this.random = random;
        quarrels = new Quarrels(world, random, most);
    }

    static MentorId mentorOf(MemberId member) {
        return new MentorId(member.value().replace("mbr_", "mtr_"));
    }

    void tell() {
        world.begin(random, this::meanwhile, quarrels.areSome());
        for (var turn = 0; turn < TURNS; turn++) {
            turn();
            quarrels.turn();
        }
        world.calmDown();
        for (var turn = 0; turn < CALM_TURNS; turn++) {
            if (!world.read(false) && !quarrels.goOn() && !world.due()) {
                world.model.allIsSettled(world.bank);
                quarrels.allIsTold();
                return;
            }
        }
        throw new AssertionError("a story without an end");
    }

    private void turn() {
        switch (random.nextInt(20)) {
            case 0 -> world.pass(Duration.ofMinutes(random.nextInt(20)));
            case 1 -> world.pass(Duration.ofHours(random.nextInt(6)));
            case 2 -> world.due();
            case 3, 4, 5, 6 -> wish();
            default -> world.read(random.nextInt(10) == 0);
        }
    }

    /** Somebody is quicker than the command that is on its way. */
    private void meanwhile() {
        switch (random.nextInt(10)) {
            case 0 -> wish();
            case 1 -> world.pass(Duration.ofMinutes(random.nextInt(5)));
            default -> {}
        }
    }

    private void wish() {
        var known = new ArrayList<>(world.model.sessions.values());
        if (random.nextInt(4) > 0) {
            known.removeIf(session -> !session.end.isEmpty());
        }
        var asked = new ArrayList<>(world.model.asked.values());
        if (!asked.isEmpty() && random.nextInt(3) == 0) {
            wishAbout(any(asked));
            return;
        }
        if (bookings < 5 && random.nextInt(12) == 0) {
            attempt(new RequestSession(
                    new BookingId("bkg_" + ++bookings),
                    mentorOf(any(MENTORS)),
                    any(MENTEES),
                    null,
                    "Compilers",
                    null,
                    null));
            return;
        }
        if (known.isEmpty() || (bookings < 5 && random.nextInt(3) == 0)) {
            var mentor = any(MENTORS);
            attempt(new RequestBooking(
                    new BookingId("bkg_" + ++bookings),
                    mentorOf(mentor),
                    any(MENTEES),
                    null,
                    any(STARTS),
                    "Compilers",
                    null,
                    null,
                    "bank",
                    "pm_card"));
            return;
        }
        var session = any(known);
        var id = session.asked.bookingId();
        var party = any(List.of(Party.values()));
        var member = party == Party.MENTOR ? session.asked.mentorMemberId() : session.asked.menteeId();
        var proposal = world.model.pending.get(id.value());
        switch (random.nextInt(proposal == null ? 7 : 13)) {
            case 0, 1, 2 -> attempt(new ProposeTime(id, member, party, any(STARTS), null, otherSession()));
            case 3 -> attempt(new ConfirmBooking(id));
            case 4, 5 -> attempt(new CheckIn(id, party));
            case 6 ->
                attempt(
                        random.nextInt(3) == 0
                                ? new DeclineBooking(id, null)
                                : new CancelBooking(
                                        id,
                                        member,
                                        party == Party.MENTOR ? CancelledBy.MENTOR : CancelledBy.MENTEE,
                                        null));
            case 7, 8, 9 -> attempt(new AcceptProposal(id, proposal.asked().proposalId(), party));
            case 10, 11 -> attempt(new WithdrawProposal(id, proposal.asked().proposalId(), party));
            default -> attempt(new DeclineProposal(id, proposal.asked().proposalId(), member, party, null));
        }
    }

    /** Half of the times it stays the one it is. */
    private @Nullable WantedSession otherSession() {
        return switch (random.nextInt(6)) {
            case 0 -> new WantedSession(null, null, InterleavingTest.HOURLY_RATE, null);
            case 1, 2 -> {
                var offering = any(InterleavingTest.OFFERINGS);
                yield new WantedSession(offering.offeringId(), null, offering.price(), null);
            }
            default -> null;
        };
    }

    /** The time of the session is still to be agreed on. */
    private void wishAbout(SessionRequested request) {
        var id = request.bookingId();
        var proposal = world.model.pending.get(id.value());
        var mentor = request.mentorMemberId();
        var mentee = request.menteeId();
        var party = any(List.of(Party.values()));
        switch (random.nextInt(proposal == null ? 3 : 8)) {
            case 0, 1 -> attempt(new ProposeTime(id, mentor, Party.MENTOR, any(STARTS), null));
            case 2 -> attempt(new EndSessionRequest(id, party == Party.MENTOR ? mentor : mentee, party, null));
            case 3 -> attempt(new WithdrawProposal(id, proposal.asked().proposalId(), party));
            case 4 -> attempt(new DeclineProposal(id, proposal.asked().proposalId(), mentee, Party.MENTEE, null));
            default -> attempt(new AcceptSessionTime(id, proposal.asked().proposalId(), "bank", "pm_card"));
        }
    }

    /** Refused or not, nothing else may come of it. */
    private void attempt(Object command) {
        try {
            world.send(command);
        } catch (CommandExecutionException refused) {
            var refusal = refused.getDetails()
                    .filter(Refusal.class::isInstance)
                    .map(Refusal.class::cast)
                    .orElseThrow(() -> refused);
            refusals.merge(refusal.code(), 1, Integer::sum);
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
