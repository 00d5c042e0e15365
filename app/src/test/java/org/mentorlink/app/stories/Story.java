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
import org.mentorlink.app.stories.Model.Group;
import org.mentorlink.app.stories.Model.Proposed;
import org.mentorlink.app.stories.Model.Session;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.AppealDispute;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.DeclineBooking;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.ProposeSessionTime;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.RefuseSessionTime;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.WithdrawProposal;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.GroupSessionCommand.CancelGroupSession;
import org.mentorlink.booking.GroupSessionCommand.CheckInToGroupSession;
import org.mentorlink.booking.GroupSessionCommand.JoinWaitingList;
import org.mentorlink.booking.GroupSessionCommand.LeaveWaitingList;
import org.mentorlink.booking.GroupSessionCommand.ScheduleGroupSession;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.WantedSession;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused.Refusal;
import org.mentorlink.shared.Settings;

/**
 * A few members who want the same few hours, and change their minds. Each story has a temper of its own: how fast its time
 * goes by, how much of it is about group sessions, and how often money is called back. So rare things meet more often than
 * they would if all stories were alike.
 */
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
            Instant.parse("2026-03-03T11:00:00Z"),
            Instant.parse("2026-03-03T12:00:00Z"));

    private static final MemberId ADMIN = new MemberId("mbr_admin");
    private static final Money SEAT = Money.of(7_503, "ZAR");
    private static final int TURNS = 150;
    private static final int LATER_TURNS = 40;
    private static final int CALM_TURNS = 5_000;

    private final World world;
    private final Random random;
    /** One in how many turns goes to the next deadline. */
    private final int haste;
    /** Of four wishes, how many are about group sessions. */
    private final int crowd;
    /** Of six proposals, how many are about another session. */
    private final int haggling;
    /** One in how many wishes is a cardholder's, who wants the money back. */
    private final int distrust;

    final Quarrels quarrels;

    private final List<Object> said = new ArrayList<>();
    private int bookings;
    private int seats;
    private int groups;
    final Map<String, Integer> refusals = new TreeMap<>();

    Story(World world, Random random) {
        this(world, random, 0);
    }

    /** @param most how often money goes back in ways of {@link Quarrels}, at most */
    Story(World world, Random random, int most) {
        this.world = world;
        this.random = random;
        haste = any(List.of(10, 20, 60));
        crowd = any(List.of(0, 1, 3));
        haggling = any(List.of(1, 3, 5));
        var cardholders = any(List.of(10, 30, 1_000));
        distrust = most == 0 ? cardholders : Integer.MAX_VALUE;
        quarrels = new Quarrels(world, random, most);
    }

    static MentorId mentorOf(MemberId member) {
        return new MentorId(member.value().replace("mbr_", "mtr_"));
    }

    void tell() {
        world.begin(random, this::meanwhile, quarrels.areSome());
        turns(TURNS);
        settleDown();
        if (random.nextInt(3) == 0) {
            // Whoever comes when everything seems over.
            world.stirUp(this::meanwhile);
            turns(LATER_TURNS);
            settleDown();
        }
    }

    private void turns(int number) {
        for (var turn = 0; turn < number; turn++) {
            turn();
            quarrels.turn();
            world.model.nobodyWaitsForAFreeSeat(world.now());
        }
    }

    private void settleDown() {
        world.calmDown();
        for (var turn = 0; turn < CALM_TURNS; turn++) {
            if (world.read(false) || quarrels.goOn()) {
                continue;
            }
            if (!world.isDue()) {
                world.model.nobodyIsKeptWaiting(world.now());
            }
            if (!world.due()
                    && !decideDispute(DisputeDecision.REFUND, DisputeDecision.RELEASE)
                    && !payWhatIsTooLittle()) {
                world.model.allIsSettled(world.bank);
                quarrels.allIsTold();
                return;
            }
        }
        throw new AssertionError("a story without an end");
    }

    /** Nothing comes any more that it could be sent with. */
    private boolean payWhatIsTooLittle() {
        var before = world.events();
        world.model.waiting().forEach(account -> world.send(new RunPayouts(account, true)));
        return world.events() > before;
    }

    private void turn() {
        if (random.nextInt(haste) == 0) {
            catchUp();
            world.due();
            return;
        }
        switch (random.nextInt(20)) {
            case 0 -> world.pass(Duration.ofMinutes(random.nextInt(20)));
            case 1 -> {
                catchUp();
                world.pass(Duration.ofMinutes(random.nextInt(3_600 / haste)));
            }
            case 2, 3, 4, 5, 6 -> wish();
            default -> world.read(random.nextInt(10) == 0);
        }
    }

    /** Mostly processes are quicker than the clock. */
    private void catchUp() {
        if (random.nextInt(4) > 0) {
            var behind = true;
            while (behind) {
                behind = world.read(random.nextInt(10) == 0);
            }
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
        if (random.nextInt(distrust) == 0) {
            chargeBack();
        } else if (random.nextInt(10) == 0 && decideDispute(DisputeDecision.values())) {
            return;
        } else if (!said.isEmpty() && random.nextInt(30) == 0) {
            // Somebody's client has not heard the answer, and asks again.
            send(any(said));
        } else if (random.nextInt(4) < crowd) {
            wishForCompany();
        } else {
            wishForSession();
        }
    }

    private void wishForCompany() {
        var known = new ArrayList<>(world.model.groups.values());
        if (random.nextInt(8) > 0) {
            known.removeIf(group -> !group.end.isEmpty());
        }
        if (groups < 3 && (known.isEmpty() || random.nextInt(10) == 0)) {
            schedule();
        } else if (!known.isEmpty()) {
            wishAbout(any(known));
        } else {
            wishForSession();
        }
    }

    private void wishForSession() {
        var known = new ArrayList<>(world.model.sessions.values());
        if (random.nextInt(4) > 0) {
            known.removeIf(session -> !session.end.isEmpty());
        }
        var asked = new ArrayList<>(world.model.asked.values());
        var unanswered = known.stream()
                .filter(session -> session.stands && !session.confirmed)
                .toList();
        if (!asked.isEmpty() && random.nextInt(3) == 0) {
            wishAbout(any(asked));
        } else if (!unanswered.isEmpty() && random.nextInt(2) == 0) {
            wishAbout(any(unanswered));
        } else if (bookings < 5 && random.nextInt(12) == 0) {
            attempt(new RequestSession(
                    new BookingId("bkg_" + ++bookings),
                    mentorOf(any(MENTORS)),
                    any(MENTEES),
                    null,
                    "Compilers",
                    null,
                    null));
        } else if (bookings < 5 && (known.isEmpty() || random.nextInt(4) == 0)) {
            attempt(new RequestBooking(
                    new BookingId("bkg_" + ++bookings),
                    mentorOf(any(MENTORS)),
                    any(MENTEES),
                    random.nextInt(6) == 0 ? InterleavingTest.FREE.offeringId() : null,
                    start(),
                    "Compilers",
                    null,
                    null,
                    "house",
                    "pm_card"));
        } else if (!known.isEmpty()) {
            wishAbout(any(known));
        }
    }

    /** Mostly what makes sense by now, and sometimes anything. */
    private void wishAbout(Session session) {
        var proposal = world.model.pending.get(session.asked.bookingId().value());
        if (random.nextInt(3) == 0) {
            wish(session, any(List.of(Wish.values())), any(List.of(Party.values())), proposal);
        } else if (!session.end.isEmpty()) {
            wish(session, any(List.of(Wish.DISPUTE, Wish.APPEAL, Wish.REFUND)), any(List.of(Party.values())), proposal);
        } else if (proposal != null) {
            var asker = proposal.asked().by();
            var other = asker == Party.MENTOR ? Party.MENTEE : Party.MENTOR;
            switch (random.nextInt(8)) {
                case 0 -> wish(session, Wish.WITHDRAW, asker, proposal);
                case 1 -> wish(session, Wish.TURN_DOWN, other, proposal);
                case 2 -> wish(session, Wish.PROPOSE, other, proposal);
                case 3 -> wish(session, Wish.CONFIRM, Party.MENTOR, proposal);
                default -> wish(session, Wish.ACCEPT, other, proposal);
            }
        } else if (!session.confirmed) {
            wish(session, any(List.of(Wish.CONFIRM, Wish.PROPOSE, Wish.PROPOSE)), any(List.of(Party.values())), null);
        } else if (world.now().isAfter(session.slot.startsAt().minus(Settings.CHECK_IN_OPENS))) {
            wish(session, Wish.CHECK_IN, any(List.of(Party.values())), null);
        } else {
            wish(
                    session,
                    any(List.of(Wish.PROPOSE, Wish.PROPOSE, Wish.PROPOSE, Wish.CANCEL)),
                    any(List.of(Party.values())),
                    null);
        }
    }

    private enum Wish {
        PROPOSE,
        ACCEPT,
        TURN_DOWN,
        WITHDRAW,
        CONFIRM,
        DECLINE,
        CANCEL,
        CHECK_IN,
        DISPUTE,
        APPEAL,
        REFUND
    }

    private void wish(Session session, Wish what, Party party, @Nullable Proposed proposal) {
        var id = session.asked.bookingId();
        var member = party == Party.MENTOR ? session.asked.mentorMemberId() : session.asked.menteeId();
        var proposalId =
                proposal == null ? ProposalId.of(id, 1) : proposal.asked().proposalId();
        attempt(
                switch (what) {
                    case PROPOSE -> proposal(session, member, party);
                    case ACCEPT -> new AcceptProposal(id, proposalId, party);
                    case TURN_DOWN -> new DeclineProposal(id, proposalId, member, party, null);
                    case WITHDRAW -> new WithdrawProposal(id, proposalId, party);
                    case CONFIRM -> new ConfirmBooking(id);
                    case DECLINE -> new DeclineBooking(id, null);
                    case CANCEL ->
                        new CancelBooking(
                                id, member, party == Party.MENTOR ? CancelledBy.MENTOR : CancelledBy.MENTEE, null);
                    case CHECK_IN -> new CheckIn(id, party);
                    case DISPUTE -> new OpenDispute(id, member, party, "Nobody spoke");
                    case APPEAL -> new AppealDispute(id, member, party, "That is not so");
                    case REFUND -> new RefundBooking(id, ADMIN, partOf(session), "Looked into");
                });
    }

    private ProposeTime proposal(Session session, MemberId member, Party party) {
        var other = otherSession();
        var startsAt = other != null && random.nextInt(3) > 0 ? session.slot.startsAt() : start();
        return new ProposeTime(session.asked.bookingId(), member, party, startsAt, null, other);
    }

    private Money partOf(Session session) {
        return Money.of(1 + random.nextInt(Math.toIntExact(Math.max(1, session.price))), "ZAR");
    }

    /** Mostly one that is still ahead. */
    private Instant start() {
        var ahead = STARTS.stream().filter(world.now()::isBefore).toList();
        return any(ahead.isEmpty() || random.nextInt(10) == 0 ? STARTS : ahead);
    }

    private @Nullable WantedSession otherSession() {
        if (random.nextInt(6) >= haggling) {
            return null;
        }
        if (random.nextInt(5) == 0) {
            return new WantedSession(null, null, InterleavingTest.HOURLY_RATE, null);
        }
        var offering = any(InterleavingTest.OFFERINGS);
        return new WantedSession(offering.offeringId(), null, offering.price(), null);
    }

    private void schedule() {
        var startsAt = start();
        attempt(new ScheduleGroupSession(
                new GroupSessionId("grp_g" + ++groups),
                mentorOf(any(MENTORS)),
                GroupSessionKind.WORKSHOP,
                "Parsers",
                null,
                startsAt,
                startsAt.plus(Duration.ofHours(1)),
                1 + random.nextInt(2),
                SEAT,
                Modality.VIDEO));
    }

    /** Its seats are bookings: what their mentees want besides, they want of any. */
    private void wishAbout(Group group) {
        var id = group.scheduled.groupSessionId();
        var mentee = any(MENTEES);
        var mentor = group.scheduled.mentorMemberId();
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> attempt(new JoinWaitingList(id, mentee));
            case 4 -> attempt(new LeaveWaitingList(id, mentee));
            case 5, 6 -> attempt(new CheckInToGroupSession(id));
            case 7 -> {
                if (random.nextInt(3) == 0) {
                    attempt(new CancelGroupSession(id, mentor, CancelledBy.MENTOR, null));
                }
            }
            case 8, 9, 10, 11 -> {
                var taken = world.model.sessions.values().stream()
                        .filter(session -> session.end.isEmpty() && id.equals(session.asked.groupSessionId()))
                        .toList();
                if (!taken.isEmpty()) {
                    var seat = any(taken);
                    wish(seat, any(List.of(Wish.CANCEL, Wish.CHECK_IN, Wish.CHECK_IN)), Party.MENTEE, null);
                }
            }
            default -> {
                if (seats < 8) {
                    attempt(new RequestSeat(
                            new BookingId("bkg_seat-" + ++seats), id, mentee, "Parsers", "house", "pm_card"));
                }
            }
        }
    }

    /** Some cardholder wants everything back that is left of a payment, whoever has it by now. */
    private void chargeBack() {
        var accounts = new TreeMap<>(world.bank.accounts());
        accounts.entrySet()
                .removeIf(account -> account.getValue().kept() <= 0 || world.model.isRefunding(account.getKey()));
        if (accounts.isEmpty()) {
            return;
        }
        var payment = any(List.copyOf(accounts.keySet()));
        var account = accounts.get(payment);
        var amount = account.kept();
        account.chargedBack += amount;
        if (!send(new RecordChargeback(new PaymentId(payment), "dsp_" + payment, Money.of(amount, "ZAR")))) {
            account.chargedBack -= amount;
        }
    }

    /** @return whether there was one that could be decided */
    private boolean decideDispute(DisputeDecision... decisions) {
        var disputed = world.model.sessions.values().stream()
                .filter(session -> session.disputed)
                .toList();
        if (disputed.isEmpty()) {
            return false;
        }
        var session = any(disputed);
        var decision = any(List.of(decisions));
        var part = decision == DisputeDecision.SPLIT ? partOf(session) : null;
        attempt(new ResolveDispute(session.asked.bookingId(), somebodyOfStaff(), decision, part, "Looked into"));
        return true;
    }

    /** Nobody decides an appeal of what they decided before. */
    private MemberId somebodyOfStaff() {
        return new MemberId("mbr_admin" + random.nextInt(9));
    }

    /** The time of the session is still to be agreed on. */
    private void wishAbout(SessionRequested request) {
        var id = request.bookingId();
        var proposal = world.model.pending.get(id.value());
        var mentor = request.mentorMemberId();
        var mentee = request.menteeId();
        var party = any(List.of(Party.values()));
        switch (random.nextInt(proposal == null ? 3 : 8)) {
            case 0, 1 -> attempt(new ProposeSessionTime(id, mentor, start(), null));
            case 2 -> attempt(new EndSessionRequest(id, party == Party.MENTOR ? mentor : mentee, party, null));
            case 3, 4 ->
                attempt(new RefuseSessionTime(
                        id, proposal.asked().proposalId(), party == Party.MENTOR ? mentor : mentee, party, null));
            default -> attempt(new AcceptSessionTime(id, proposal.asked().proposalId(), "house", "pm_card"));
        }
    }

    private void attempt(Object command) {
        said.add(command);
        send(command);
    }

    /** Refused or not, nothing else may come of it. */
    private boolean send(Object command) {
        try {
            world.send(command);
            return true;
        } catch (CommandExecutionException refused) {
            var refusal = refused.getDetails()
                    .filter(Refusal.class::isInstance)
                    .map(Refusal.class::cast)
                    .orElseThrow(() -> refused);
            refusals.merge(refusal.code(), 1, Integer::sum);
            return false;
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
