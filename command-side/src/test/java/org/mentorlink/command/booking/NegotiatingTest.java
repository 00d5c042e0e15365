package org.mentorlink.command.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Bookings.settled;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.AT_TEN_AND_ELEVEN;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.ExpireConfirmation;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingCommand.WithdrawProposal;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.command.shared.Input;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.program.Blackout;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** I3 and I11: another time for a booking. */
class NegotiatingTest {

    static final Set<Class<?>> MESSAGES = Set.of(
            ProposeTime.class,
            AcceptProposal.class,
            DeclineProposal.class,
            WithdrawProposal.class,
            NoteProposalReserved.class,
            RefuseProposal.class,
            ExpireProposal.class,
            TimeProposed.class,
            ProposalOpened.class,
            ProposalEnded.class,
            BookingRescheduled.class);

    /** An hour later, which Grace offers too. */
    private static final Instant ELEVEN = MONDAY_10H.plus(Duration.ofHours(1));

    private static final TimeSlot AT_ELEVEN = TimeSlot.of(ELEVEN, Settings.SESSION);

    /** Which Grace does not offer by herself. */
    private static final Instant THREE = MONDAY_10H.plus(Duration.ofHours(5));

    private static final Instant FULL_REFUND_ENDS = MONDAY_10H.minus(Duration.ofHours(24));
    private static final Instant LOCKED_AFTER = MONDAY_10H.minus(Duration.ofHours(4));
    private static final ProposalId FIRST = ProposalId.of(BOOKING, 1);
    private static final ProposalId SECOND = ProposalId.of(BOOKING, 2);
    private static final String TRAIN = "My train is late";

    private static final Object[] STANDING = {requested(), confirmed()};
    private static final Object[] APPROVED = {
        requested(ConfirmationMode.APPROVAL), awaited(), confirmed(ConfirmationMode.APPROVAL)
    };
    private static final Object[] AWAITING = {requested(ConfirmationMode.APPROVAL), awaited()};

    @AfterAll
    static void every_message_of_it_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Proposing {

        @Test
        void moves_by_itself_where_the_mentor_confirms_instantly() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(proposed(FIRST, Party.MENTEE, ELEVEN, true, false, NOW));
        }

        @Test
        void waits_for_a_mentor_who_approves() {
            at(NOW).given(APPROVED)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(proposed(FIRST, Party.MENTEE, ELEVEN, false, false, NOW));
        }

        @Test
        void waits_for_the_mentee_where_the_mentor_proposes() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTOR, THREE))
                    .then(proposed(FIRST, Party.MENTOR, THREE, false, false, NOW));
        }

        /** The booking lapses then, whatever was proposed. */
        @Test
        void is_possible_until_the_mentor_should_have_answered_and_holds_no_longer() {
            var answerBy = NOW.plus(Settings.CONFIRMATION);
            var before = answerBy.minusMillis(1);
            for (var by : Party.values()) {
                var startsAt = by == Party.MENTOR ? THREE : ELEVEN;
                at(before)
                        .given(AWAITING)
                        .when(propose(by, startsAt))
                        .then(until(answerBy, proposed(FIRST, by, startsAt, false, false, before)));
                at(answerBy).given(AWAITING).when(propose(by, startsAt)).refused("NOT_RESCHEDULABLE");
            }
        }

        private static TimeProposed until(Instant end, TimeProposed asked) {
            return new TimeProposed(
                    asked.bookingId(),
                    asked.proposalId(),
                    asked.by(),
                    asked.mentorMemberId(),
                    asked.menteeId(),
                    asked.from(),
                    asked.to(),
                    asked.bufferMinutes(),
                    asked.immediate(),
                    asked.refundForfeited(),
                    asked.reason(),
                    end);
        }

        @Test
        void is_possible_while_the_booking_waits_for_its_mentor() {
            at(NOW).given(AWAITING)
                    .when(propose(Party.MENTOR, THREE))
                    .then(proposed(FIRST, Party.MENTOR, THREE, false, false, NOW));
            at(NOW).given(AWAITING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(proposed(FIRST, Party.MENTEE, ELEVEN, false, false, NOW));
        }

        @Test
        void can_be_answered_for_72_hours_and_no_longer_than_until_the_first_of_both_starts() {
            var late = MONDAY_10H.minus(Duration.ofHours(71));
            at(late).given(STANDING)
                    .when(propose(Party.MENTOR, THREE))
                    .then(proposed(FIRST, Party.MENTOR, THREE, false, false, late));
            var soon = late.plus(Duration.ofHours(2));
            at(late).given(STANDING)
                    .when(propose(Party.MENTOR, soon))
                    .then(proposed(FIRST, Party.MENTOR, soon, false, false, late));
        }

        @Test
        void is_possible_for_the_mentee_until_exactly_4_hours_before_the_start() {
            at(LOCKED_AFTER)
                    .given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(proposed(FIRST, Party.MENTEE, ELEVEN, true, true, LOCKED_AFTER));
            at(LOCKED_AFTER.plusMillis(1))
                    .given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .refused("RESCHEDULE_LOCKED");
        }

        @Test
        void is_possible_for_the_mentor_until_the_start() {
            var last = MONDAY_10H.minusMillis(1);
            at(last).given(STANDING)
                    .when(propose(Party.MENTOR, THREE))
                    .then(proposed(FIRST, Party.MENTOR, THREE, false, false, last));
            at(MONDAY_10H).given(STANDING).when(propose(Party.MENTOR, THREE)).refused("SESSION_STARTED");
        }

        @Test
        void forfeits_the_refund_from_exactly_24_hours_before_the_start() {
            var before = FULL_REFUND_ENDS.minusMillis(1);
            at(before)
                    .given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(proposed(FIRST, Party.MENTEE, ELEVEN, true, false, before));
            at(FULL_REFUND_ENDS)
                    .given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(proposed(FIRST, Party.MENTEE, ELEVEN, true, true, FULL_REFUND_ENDS));
        }

        @Test
        void is_refused_to_a_mentee_where_the_mentor_offers_nothing() {
            at(NOW).given(STANDING).when(propose(Party.MENTEE, THREE)).refused("SLOT_NOT_OFFERED", "input", "startsAt");
        }

        @Test
        void is_refused_to_a_mentee_sooner_than_the_mentor_wants_to_know_and_open_to_the_mentor() {
            var notice = new BookingWindow(7 * 24 * 60, 30);
            var late = ELEVEN.minus(Duration.ofDays(7)).plusMillis(1);
            at(late, notice)
                    .given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN))
                    .refused("NOTICE_TOO_SHORT", "input", "startsAt");
            at(late, notice)
                    .given(STANDING)
                    .when(propose(Party.MENTOR, MONDAY_10H))
                    .refused("SAME_TIME", "input", "startsAt");
        }

        @Test
        void is_refused_for_times_that_make_no_sense() {
            at(NOW).given(STANDING).when(propose(Party.MENTEE, MONDAY_10H)).refused("SAME_TIME", "input", "startsAt");
            at(NOW).given(STANDING).when(propose(Party.MENTOR, NOW)).refused("SLOT_IN_PAST", "input", "startsAt");
            at(NOW).given(STANDING)
                    .when(propose(
                            Party.MENTOR, NOW.plus(Settings.BOOKING_HORIZON).plusSeconds(60)))
                    .refused("SLOT_TOO_FAR", "input", "startsAt");
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTOR, THREE.plusSeconds(1)))
                    .refused("NOT_A_WHOLE_MINUTE", "input", "startsAt");
        }

        @Test
        void is_refused_before_the_payment_and_after_the_end() {
            at(NOW).given(requested()).when(propose(Party.MENTEE, ELEVEN)).refused("NOT_RESCHEDULABLE");
            at(NOW).given(and(STANDING, cancelled(CancelledBy.MENTOR), settled(PRICE, false, NOW)))
                    .when(propose(Party.MENTEE, ELEVEN))
                    .refused("NOT_RESCHEDULABLE");
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(and(STANDING, byMentor(FIRST)))
                    .when(propose(Party.MENTOR, THREE))
                    .nothing();
        }

        @Test
        void replaces_the_proposal_before_whoever_made_it() {
            var four = THREE.plus(Duration.ofHours(1));
            at(NOW).given(and(STANDING, byMentor(FIRST)))
                    .when(propose(Party.MENTOR, four))
                    .then(
                            ended(FIRST, Party.MENTOR, THREE, ProposalState.REPLACED, null),
                            proposed(SECOND, Party.MENTOR, four, false, false, NOW));
            at(NOW).given(and(STANDING, byMentor(FIRST), opened(FIRST)))
                    .when(propose(Party.MENTEE, ELEVEN))
                    .then(
                            ended(FIRST, Party.MENTOR, THREE, ProposalState.REPLACED, null),
                            proposed(SECOND, Party.MENTEE, ELEVEN, true, false, NOW));
        }

        @Test
        void comes_to_an_end_some_time() {
            var twenty = IntStream.rangeClosed(1, Settings.PROPOSALS)
                    .mapToObj(number -> ProposalId.of(BOOKING, number))
                    .flatMap(id -> Stream.of(
                            (Object) byMentor(id), ended(id, Party.MENTOR, THREE, ProposalState.WITHDRAWN, null)))
                    .toArray();
            at(NOW).given(and(STANDING, twenty))
                    .when(propose(Party.MENTEE, ELEVEN))
                    .refused("TOO_MANY_PROPOSALS");
        }

        @Test
        void has_a_reason_of_at_most_1000_characters() {
            at(NOW).given(STANDING)
                    .when(new ProposeTime(BOOKING, ADA, Party.MENTEE, ELEVEN, "x".repeat(1_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }
    }

    @Nested
    class Reserving {

        @Test
        void moves_the_session_at_once_where_nobody_has_to_agree() {
            at(NOW).given(and(STANDING, byMentee(FIRST, true, true)))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .then(rescheduled(FIRST, Party.MENTEE, AT_ELEVEN, true));
        }

        @Test
        void opens_it_where_the_other_side_has_to_agree() {
            at(NOW).given(and(STANDING, byMentor(FIRST)))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .then(opened(FIRST));
        }

        @Test
        void comes_too_late() {
            at(NOW.plus(Settings.PROPOSAL))
                    .given(and(STANDING, byMentee(FIRST, true, false)))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .then(ended(FIRST, Party.MENTEE, ELEVEN, ProposalState.EXPIRED, null));
        }

        @Test
        void says_nothing_about_a_proposal_that_is_decided() {
            at(NOW).given(and(STANDING, byMentor(FIRST), opened(FIRST)))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .nothing();
            at(NOW).given(and(STANDING, byMentor(FIRST), opened(FIRST)))
                    .when(new NoteProposalReserved(BOOKING, SECOND))
                    .nothing();
        }

        @Test
        void fails_where_a_calendar_has_no_room() {
            at(NOW).given(and(STANDING, byMentor(FIRST)))
                    .when(new RefuseProposal(BOOKING, FIRST, Party.MENTOR))
                    .then(ended(FIRST, Party.MENTOR, THREE, ProposalState.SLOT_TAKEN, null));
            at(NOW).given(and(STANDING, byMentor(FIRST)))
                    .when(new RefuseProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(ended(FIRST, Party.MENTOR, THREE, ProposalState.MENTEE_BUSY, null));
            at(NOW).given(STANDING)
                    .when(new RefuseProposal(BOOKING, FIRST, Party.MENTEE))
                    .nothing();
        }
    }

    @Nested
    class Answering {

        private static final Object[] OPEN = and(STANDING, byMentor(FIRST), opened(FIRST));

        @Test
        void moves_the_session_when_accepted() {
            at(NOW).given(OPEN)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(rescheduled(FIRST, Party.MENTOR, TimeSlot.of(THREE, Settings.SESSION), false));
        }

        @Test
        void confirms_a_booking_that_waited_for_its_mentor() {
            var slot = TimeSlot.of(THREE, Settings.SESSION);
            at(NOW).given(and(AWAITING, byMentor(FIRST), opened(FIRST)))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(
                            rescheduled(FIRST, Party.MENTOR, slot, false),
                            new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, slot));
        }

        @Test
        void is_up_to_the_other_side() {
            at(NOW).given(OPEN)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTOR))
                    .refused("OWN_PROPOSAL");
            at(NOW).given(OPEN)
                    .when(new DeclineProposal(BOOKING, FIRST, GRACE, Party.MENTOR, null))
                    .refused("OWN_PROPOSAL");
            at(NOW).given(OPEN)
                    .when(new WithdrawProposal(BOOKING, FIRST, Party.MENTEE))
                    .refused("NOT_YOUR_PROPOSAL");
        }

        @Test
        void waits_until_both_calendars_hold_the_time() {
            at(NOW).given(and(STANDING, byMentor(FIRST)))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .refused("PROPOSAL_NOT_OPEN");
        }

        @Test
        void is_over_with_its_time() {
            at(NOW.plus(Settings.PROPOSAL))
                    .given(OPEN)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .refused("PROPOSAL_EXPIRED");
            at(NOW).given(OPEN)
                    .when(new ExpireProposal(BOOKING, FIRST))
                    .then(ended(FIRST, Party.MENTOR, THREE, ProposalState.EXPIRED, null));
        }

        @Test
        void keeps_the_session_where_it_was_when_declined() {
            at(NOW).given(OPEN)
                    .when(new DeclineProposal(BOOKING, FIRST, ADA, Party.MENTEE, TRAIN))
                    .then(ended(FIRST, Party.MENTOR, THREE, ProposalState.DECLINED, Personal.of(ADA, TRAIN)));
        }

        @Test
        void is_not_possible_any_more_when_it_was_withdrawn() {
            var withdrawn = ended(FIRST, Party.MENTOR, THREE, ProposalState.WITHDRAWN, null);
            at(NOW).given(OPEN)
                    .when(new WithdrawProposal(BOOKING, FIRST, Party.MENTOR))
                    .then(withdrawn);
            at(NOW).given(and(OPEN, withdrawn))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .refused("NO_OPEN_PROPOSAL");
            at(NOW).given(and(OPEN, withdrawn))
                    .when(new ExpireProposal(BOOKING, FIRST))
                    .nothing();
        }

        @Test
        void cannot_be_taken_back_once_accepted() {
            at(NOW).given(and(OPEN, moved(false)))
                    .when(new WithdrawProposal(BOOKING, FIRST, Party.MENTOR))
                    .refused("NO_OPEN_PROPOSAL");
        }
    }

    @Nested
    class AfterMoving {

        @Test
        void the_policy_counts_from_the_new_start() {
            var at = FULL_REFUND_ENDS.plus(Duration.ofMinutes(30));
            at(at).given(and(STANDING, byMentee(FIRST, true, false), moved(false)))
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null))
                    .then(cancelled(CancelledBy.MENTEE), settled(PRICE, false, at.plus(Settings.DISPUTE_WINDOW)));
        }

        @Test
        void a_forfeited_refund_stays_forfeited() {
            var at = FULL_REFUND_ENDS.plus(Duration.ofMinutes(30));
            at(at).given(and(STANDING, byMentee(FIRST, true, true), moved(true)))
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null))
                    .then(cancelled(CancelledBy.MENTEE), settled(NOTHING, true, at.plus(Settings.DISPUTE_WINDOW)));
            at(NOW).given(and(STANDING, byMentee(FIRST, true, true), moved(true)))
                    .when(propose(Party.MENTEE, MONDAY_10H))
                    .then(new TimeProposed(
                            BOOKING,
                            SECOND,
                            Party.MENTEE,
                            GRACE,
                            ADA,
                            AT_ELEVEN,
                            SESSION,
                            MORNINGS.bufferMinutes(),
                            true,
                            true,
                            Personal.of(ADA, TRAIN),
                            NOW.plus(Settings.PROPOSAL)));
        }

        @Test
        void everybody_checks_in_anew() {
            var early = MONDAY_10H.minus(Duration.ofMinutes(10));
            at(ELEVEN.minus(Duration.ofMinutes(30)))
                    .given(and(STANDING, checkedIn(Party.MENTEE), byMentor(FIRST), opened(FIRST), moved(false)))
                    .when(new CheckIn(BOOKING, Party.MENTEE))
                    .then(checkedIn(Party.MENTEE));
            at(early)
                    .given(and(STANDING, byMentor(FIRST), opened(FIRST), moved(false)))
                    .when(new CheckIn(BOOKING, Party.MENTEE))
                    .refused("CHECK_IN_NOT_OPEN");
        }
    }

    @Nested
    class WhereTheBookingEnds {

        @Test
        void nothing_stays_proposed() {
            at(NOW).given(and(STANDING, byMentor(FIRST), opened(FIRST)))
                    .when(new CancelBooking(BOOKING, GRACE, CancelledBy.MENTOR, null))
                    .then(
                            cancelled(CancelledBy.MENTOR),
                            settled(PRICE, false, NOW.plus(Settings.DISPUTE_WINDOW)),
                            ended(FIRST, Party.MENTOR, THREE, ProposalState.OBSOLETE, null));
            at(NOW).given(and(AWAITING, byMentor(FIRST)))
                    .when(new ExpireConfirmation(BOOKING))
                    .then(
                            new BookingExpired(BOOKING, "CONFIRMATION"),
                            ended(FIRST, Party.MENTOR, THREE, ProposalState.OBSOLETE, null));
        }
    }

    private static ProposeTime propose(Party by, Instant startsAt) {
        return new ProposeTime(BOOKING, by == Party.MENTEE ? ADA : GRACE, by, startsAt, TRAIN);
    }

    private static TimeProposed proposed(
            ProposalId id, Party by, Instant startsAt, boolean immediate, boolean forfeited, Instant now) {
        var expiresAt = Stream.of(now.plus(Settings.PROPOSAL), MONDAY_10H, startsAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return new TimeProposed(
                BOOKING,
                id,
                by,
                GRACE,
                ADA,
                SESSION,
                TimeSlot.of(startsAt, Settings.SESSION),
                MORNINGS.bufferMinutes(),
                immediate,
                forfeited,
                Personal.of(by == Party.MENTEE ? ADA : GRACE, TRAIN),
                expiresAt);
    }

    private static TimeProposed byMentee(ProposalId id, boolean immediate, boolean forfeited) {
        return proposed(id, Party.MENTEE, ELEVEN, immediate, forfeited, NOW);
    }

    private static TimeProposed byMentor(ProposalId id) {
        return proposed(id, Party.MENTOR, THREE, false, false, NOW);
    }

    private static ProposalOpened opened(ProposalId id) {
        return new ProposalOpened(
                BOOKING, id, Party.MENTOR, TimeSlot.of(THREE, Settings.SESSION), NOW.plus(Settings.PROPOSAL));
    }

    private static ProposalEnded ended(
            ProposalId id, Party by, Instant startsAt, ProposalState how, @Nullable Personal reason) {
        return new ProposalEnded(BOOKING, id, by, TimeSlot.of(startsAt, Settings.SESSION), how, reason);
    }

    private static BookingRescheduled rescheduled(ProposalId id, Party by, TimeSlot to, boolean forfeited) {
        return new BookingRescheduled(BOOKING, id, by, SESSION, to, MORNINGS.bufferMinutes(), forfeited);
    }

    private static BookingRescheduled moved(boolean forfeited) {
        return rescheduled(FIRST, Party.MENTEE, AT_ELEVEN, forfeited);
    }

    /** A program of the mentor's keeps both sides from it. */
    @Test
    void nobody_proposes_a_time_within_a_blackout() {
        var exams = new Blackout("blk_exams", "Exam weeks", new TimeSlot(ELEVEN, MONDAY_10H.plus(Duration.ofDays(1))));
        for (var proposal : List.of(propose(Party.MENTEE, ELEVEN), propose(Party.MENTOR, THREE))) {
            at(NOW, BookingWindow.DEFAULT, List.of(exams))
                    .given(STANDING)
                    .when(proposal)
                    .refused("PROGRAM_BLACKOUT", "input", "startsAt");
        }
        var after = new Blackout("blk_exams", "Exam weeks", new TimeSlot(AT_ELEVEN.endsAt(), THREE));
        at(NOW, BookingWindow.DEFAULT, List.of(after))
                .given(STANDING)
                .when(propose(Party.MENTEE, ELEVEN))
                .then(proposed(FIRST, Party.MENTEE, ELEVEN, true, false, NOW));
    }

    /** Whatever was so when it was proposed. */
    @Test
    void nobody_accepts_a_time_within_a_blackout_or_of_a_mentor_who_gives_no_sessions() {
        var exams = new Blackout("blk_exams", "Exam weeks", TimeSlot.of(THREE, Settings.SESSION));
        var byMentor = and(STANDING, byMentor(FIRST), opened(FIRST));
        at(NOW, BookingWindow.DEFAULT, List.of(exams))
                .given(byMentor)
                .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                .refused("PROGRAM_BLACKOUT", "input", "proposalId");
        at(NOW, BookingWindow.DEFAULT, List.of(new Blackout("blk_exams", "Exam weeks", SESSION)))
                .given(byMentor)
                .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                .then(rescheduled(FIRST, Party.MENTOR, TimeSlot.of(THREE, Settings.SESSION), false));
        MentorOffers notBookable = mentorId -> {
            throw Input.refusedInput("MENTOR_NOT_BOOKABLE", "This mentor cannot be booked.", "mentorId");
        };
        KnownGateways gateways = name -> true;
        new Scenario<>(Booking.class, NOW, notBookable, gateways)
                .given(byMentor)
                .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                .refused("MENTOR_NOT_BOOKABLE", "input", "mentorId");
    }

    private static Scenario<Booking> at(Instant now) {
        return at(now, BookingWindow.DEFAULT);
    }

    private static Scenario<Booking> at(Instant now, BookingWindow window) {
        return at(now, window, List.of());
    }

    private static Scenario<Booking> at(Instant now, BookingWindow window, List<Blackout> blackouts) {
        var availability = Availability.of(AT_TEN_AND_ELEVEN).with(window);
        MentorOffers offers = mentorId -> new Offer(
                MENTOR_GRACE,
                GRACE,
                HOURLY_RATE,
                availability,
                ConfirmationMode.INSTANT,
                Map.of(),
                CancellationPolicy.STANDARD,
                blackouts);
        KnownGateways gateways = name -> true;
        return new Scenario<>(Booking.class, now, offers, gateways);
    }

    private static Object[] and(Object[] before, Object... then) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(then));
        return all.toArray();
    }
}
