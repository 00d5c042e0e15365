package org.mentorlink.command.booking;

import static org.mentorlink.command.booking.Blocks.NOBODY_BLOCKED;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DISPUTE;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.heard;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Bookings.settled;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingCommand.AppealDispute;
import org.mentorlink.booking.BookingCommand.EndInquiry;
import org.mentorlink.booking.BookingCommand.EscalateDispute;
import org.mentorlink.booking.BookingCommand.FinishDispute;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.ReportInquiry;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.StateInDispute;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingEvent.InquiryEnded;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

/** L8: the hearing of a dispute, and its appeals. */
class DisputingTest {

    private static final MemberId HEDY = new MemberId("mbr_hedy");
    private static final MemberId JOAN = new MemberId("mbr_joan");
    private static final Instant END = SESSION.endsAt();
    private static final Instant ANSWER_BY = END.plus(Settings.DISPUTE_ANSWERS);
    private static final Instant APPEALABLE = END.plus(Settings.APPEAL_WINDOW);
    private static final Instant PAYABLE = APPEALABLE.plus(Settings.APPEAL_RESERVE);
    private static final Money NOTHING = PRICE.zero();
    private static final Money HALF = Money.of(PRICE.amountMinor() / 2, "ZAR");
    private static final BookingClosed CLOSED = new BookingClosed(BOOKING);
    private static final MentorSettled PAID = new MentorSettled(BOOKING);
    private static final MenteeRefunded REFUNDED = new MenteeRefunded(BOOKING, PRICE);

    private static final Object[] HELD = {
        requested(),
        confirmed(),
        checkedIn(Party.MENTOR),
        checkedIn(Party.MENTEE),
        new BookingCompleted(BOOKING),
        settled(NOTHING, true, END.plus(Settings.DISPUTE_WINDOW))
    };
    private static final Object[] DISPUTED =
            and(HELD, disputed(DisputeSource.MENTEE, Personal.of(ADA, "It was short")), heard(END));

    static final Set<Class<?>> MESSAGES = Set.of(
            StateInDispute.class,
            AppealDispute.class,
            ReportInquiry.class,
            EndInquiry.class,
            FinishDispute.class,
            EscalateDispute.class,
            InquiryEnded.class,
            HearingOpened.class,
            DisputeStatementMade.class,
            DisputeEscalated.class,
            DecisionHeld.class,
            DisputeAppealed.class);

    @AfterAll
    static void every_message_of_a_hearing_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Statements {

        @ParameterizedTest
        @EnumSource(Party.class)
        void are_made_by_both(Party party) {
            at(END).given(DISPUTED).when(say(party, " I waited ")).then(stated(party, 1, "I waited"));
        }

        @Test
        void are_counted_for_each_party() {
            at(END).given(and(DISPUTED, stated(Party.MENTEE, 1, "x"), stated(Party.MENTOR, 1, "x")))
                    .when(say(Party.MENTOR, "y"))
                    .then(stated(Party.MENTOR, 2, "y"));
        }

        @Test
        void are_at_most_five_in_each_hearing() {
            var five = and(
                    DISPUTED,
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(number -> stated(Party.MENTEE, number, "x"))
                            .toArray());
            at(END).given(five).when(say(Party.MENTEE, "y")).refused("TOO_MANY_STATEMENTS");
            at(END).given(five).when(say(Party.MENTOR, "y")).then(stated(Party.MENTOR, 1, "y"));
            var appealed = and(
                    five, decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE), appealed(Party.MENTEE), heard(1, END));
            at(END).given(appealed).when(say(Party.MENTEE, "y")).then(stated(Party.MENTEE, 1, "y"));
        }

        @Test
        void end_at_their_time() {
            at(ANSWER_BY.minusMillis(1))
                    .given(DISPUTED)
                    .when(say(Party.MENTOR, "x"))
                    .then(stated(Party.MENTOR, 1, "x"));
            at(ANSWER_BY).given(DISPUTED).when(say(Party.MENTOR, "x")).refused("STATEMENTS_OVER");
        }

        @Test
        void are_between_1_and_2000_characters() {
            at(END).given(DISPUTED).when(say(Party.MENTOR, " ")).refused("BLANK_STATEMENT", "input", "statement");
            at(END).given(DISPUTED)
                    .when(say(Party.MENTOR, "They paid by 4242-4242-4242-4242"))
                    .refused("CARD_NUMBER", "input", "statement");
            at(END).given(DISPUTED)
                    .when(say(Party.MENTOR, "x".repeat(2_001)))
                    .refused("STATEMENT_TOO_LONG", "input", "statement");
        }

        @Test
        void need_a_dispute_that_is_open() {
            at(END).given(HELD).when(say(Party.MENTOR, "x")).refused("NO_OPEN_DISPUTE");
        }

        private static StateInDispute say(Party party, String words) {
            return new StateInDispute(BOOKING, member(party), party, words);
        }
    }

    @Nested
    class A_dispute_that_waits {

        @Test
        void is_told_to_staff_once_the_statements_are_over() {
            var told = new DisputeEscalated(BOOKING, DISPUTE, DisputeReminder.ANSWERS_OVER, null);
            at(ANSWER_BY)
                    .given(DISPUTED)
                    .when(remind(DisputeReminder.ANSWERS_OVER))
                    .then(told);
            at(ANSWER_BY)
                    .given(and(DISPUTED, told))
                    .when(remind(DisputeReminder.ANSWERS_OVER))
                    .nothing();
        }

        @Test
        void is_told_three_times_once_it_is_late_and_never_decided_by_itself() {
            var late = END.plus(Settings.DISPUTE_DECISION);
            var again = new DisputeEscalated(
                    BOOKING, DISPUTE, DisputeReminder.DECISION_OVERDUE, late.plus(Settings.DISPUTE_REMINDER));
            at(late).given(DISPUTED)
                    .when(remind(DisputeReminder.DECISION_OVERDUE))
                    .then(again);
            at(late).given(and(DISPUTED, again, again))
                    .when(remind(DisputeReminder.DECISION_OVERDUE))
                    .then(new DisputeEscalated(BOOKING, DISPUTE, DisputeReminder.DECISION_OVERDUE, null));
            at(late).given(and(DISPUTED, again, again, again))
                    .when(remind(DisputeReminder.DECISION_OVERDUE))
                    .nothing();
        }

        @ParameterizedTest
        @EnumSource(DisputeReminder.class)
        void is_not_told_any_more_once_it_is_decided(DisputeReminder reminder) {
            at(ANSWER_BY).given(released(APPEALABLE)).when(remind(reminder)).nothing();
        }

        private static EscalateDispute remind(DisputeReminder reminder) {
            return new EscalateDispute(BOOKING, reminder);
        }
    }

    @Nested
    class An_inquiry {

        private final ReportInquiry report = new ReportInquiry(BOOKING, null, "dp_1");
        private final ChargebackNoted noted = new ChargebackNoted(BOOKING, null, "dp_1", NOTHING);
        private final DisputeOpened opened = disputed(DisputeSource.INQUIRY, null);
        private final Object[] inquired = and(HELD, noted, opened, heard(END));
        private final DisputeResolved released = releasedUntil(APPEALABLE);

        private DisputeResolved releasedUntil(@Nullable Instant appealUntil) {
            return new DisputeResolved(
                    BOOKING,
                    DISPUTE,
                    DisputeDecision.RELEASE,
                    Personal.of(ADA, "The payer's bank has asked, and took nothing back."),
                    null,
                    appealUntil);
        }

        @Test
        void disputes_what_is_settled_and_takes_nothing() {
            at(END).given(HELD).when(report).then(noted, opened, heard(END));
            at(END).given(inquired).when(report).nothing();
            at(END).given(inquired)
                    .when(decide(BARBARA, DisputeDecision.RELEASE))
                    .then(decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE), settled(NOTHING, true, PAYABLE));
        }

        @Test
        void waits_for_what_is_still_to_take_place() {
            at(END).given(requested(), confirmed()).when(report).nothing();
            at(END).given(requested()).when(report).nothing();
        }

        @Test
        void joins_a_dispute_that_is_open() {
            at(END).given(DISPUTED).when(report).then(noted);
            at(END).given(and(DISPUTED, noted)).when(new EndInquiry(BOOKING)).nothing();
        }

        @Test
        void is_none_of_a_payment_that_is_not_the_bookings() {
            at(END).given(HELD)
                    .when(new ReportInquiry(BOOKING, new PaymentId("pay_other"), "dp_1"))
                    .nothing();
        }

        @Test
        void that_ends_leaves_all_as_it_was() {
            at(END).given(inquired).when(new EndInquiry(BOOKING)).then(released, settled(NOTHING, true, PAYABLE));
            at(END).given(HELD).when(new EndInquiry(BOOKING)).nothing();
            at(END).given(and(inquired, released, settled(NOTHING, true, PAYABLE)))
                    .when(report)
                    .nothing();
        }

        private static EndInquiry end(String reference) {
            return new EndInquiry(BOOKING, null, reference);
        }

        private static InquiryEnded ended(String reference) {
            return new InquiryEnded(BOOKING, null, reference);
        }

        /** Each by itself, in whatever order. */
        @Test
        void that_ends_leaves_the_others_open() {
            var other = new ChargebackNoted(BOOKING, null, "dp_2", NOTHING);
            at(END).given(inquired)
                    .when(new ReportInquiry(BOOKING, null, "dp_2"))
                    .then(other);
            at(END).given(and(inquired, other)).when(end("dp_2")).then(ended("dp_2"));
            at(END).given(and(inquired, other)).when(end("dp_1")).then(ended("dp_1"));
            at(END).given(and(inquired, other, ended("dp_1"))).when(end("dp_1")).nothing();
            at(END).given(and(inquired, other, ended("dp_1")))
                    .when(end("dp_2"))
                    .then(ended("dp_2"), released, settled(NOTHING, true, PAYABLE));
            at(END).given(inquired).when(end("dp_1")).then(ended("dp_1"), released, settled(NOTHING, true, PAYABLE));
            at(END).given(inquired).when(end("dp_other")).nothing();
            at(END).given(and(DISPUTED, noted)).when(end("dp_1")).then(ended("dp_1"));
            var taken = new ChargebackNoted(BOOKING, null, "dp_2", PRICE);
            at(END).given(and(inquired, other, taken, disputed(DisputeSource.GATEWAY, null)))
                    .when(end("dp_1"))
                    .then(ended("dp_1"));
        }

        private static final Money SOME = Money.of(10_000, PRICE.currency());

        private Object[] decidedAndAsked() {
            return and(
                    DISPUTED,
                    decided(BARBARA, DisputeDecision.SPLIT, APPEALABLE),
                    settled(SOME, true, PAYABLE),
                    noted,
                    opened,
                    held(END));
        }

        private static DecisionHeld held(Instant at) {
            return new DecisionHeld(BOOKING, DISPUTE, at.plus(Settings.DISPUTE_DECISION));
        }

        /** However often they were told of the dispute before. */
        @Test
        void that_holds_a_decision_for_too_long_is_told_to_staff() {
            var overdue = new EscalateDispute(BOOKING, DisputeReminder.DECISION_OVERDUE);
            var late = END.plus(Settings.DISPUTE_DECISION);
            var again = new DisputeEscalated(
                    BOOKING, DISPUTE, DisputeReminder.DECISION_OVERDUE, late.plus(Settings.DISPUTE_REMINDER));
            var last = new DisputeEscalated(BOOKING, DISPUTE, DisputeReminder.DECISION_OVERDUE, null);
            var reminded = and(
                    DISPUTED,
                    again,
                    again,
                    last,
                    decided(BARBARA, DisputeDecision.SPLIT, APPEALABLE),
                    settled(SOME, true, PAYABLE),
                    noted,
                    opened,
                    held(END));
            at(late).given(reminded).when(overdue).then(again);
            at(late).given(and(reminded, again, again)).when(overdue).then(last);
            at(late).given(and(reminded, again, again, last)).when(overdue).nothing();
            at(late).given(and(DISPUTED, again, again, last)).when(overdue).nothing();
            at(late).given(and(reminded, ended("dp_1"), releasedUntil(APPEALABLE)))
                    .when(overdue)
                    .nothing();
        }

        /** Before ends were recorded, staff may have decided while a bank asked that has been answered since. */
        @Test
        void is_decided_with_the_dispute_though_its_end_was_never_recorded() {
            var other = new ChargebackNoted(BOOKING, null, "dp_2", NOTHING);
            var decidedMeanwhile =
                    and(inquired, decided(BARBARA, DisputeDecision.SPLIT, APPEALABLE), settled(SOME, true, PAYABLE));
            var askedAnew = and(decidedMeanwhile, other, opened, held(END));
            at(END).given(decidedMeanwhile)
                    .when(new ReportInquiry(BOOKING, null, "dp_2"))
                    .then(other, opened, held(END));
            at(END).given(decidedMeanwhile).when(end("dp_1")).nothing();
            at(END).given(askedAnew).when(end("dp_1")).nothing();
            at(END).given(askedAnew)
                    .when(end("dp_2"))
                    .then(
                            ended("dp_2"),
                            new DisputeResolved(
                                    BOOKING, DISPUTE, DisputeDecision.SPLIT, released.reason(), null, APPEALABLE),
                            settled(SOME, true, PAYABLE));
        }

        /** It was parked when all was answered, and is sent again when something else is asked. */
        @Test
        void that_ends_without_a_name_leaves_alone_what_may_be_asked_since() {
            var other = new ChargebackNoted(BOOKING, null, "dp_2", NOTHING);
            at(END).given(and(inquired, other)).when(new EndInquiry(BOOKING)).nothing();
            at(END).given(and(inquired, other, ended("dp_2")))
                    .when(new EndInquiry(BOOKING))
                    .then(released, settled(NOTHING, true, PAYABLE));
            at(END).given(decidedAndAsked()).when(new EndInquiry(BOOKING)).nothing();
        }

        /** As it was heard before decisions were held. */
        @Test
        void that_was_heard_anew_after_a_decision_is_heard() {
            var heardAnew = and(
                    DISPUTED,
                    decided(BARBARA, DisputeDecision.SPLIT, APPEALABLE),
                    settled(SOME, true, PAYABLE),
                    noted,
                    opened,
                    heard(END));
            at(END).given(heardAnew)
                    .when(new StateInDispute(BOOKING, member(Party.MENTEE), Party.MENTEE, "x"))
                    .then(stated(Party.MENTEE, 1, "x"));
        }

        /** It was heard already: the mentor's share waits until the bank is answered, and is what it was then. */
        @Test
        void holds_what_was_decided_without_another_hearing() {
            at(END).given(and(
                            DISPUTED,
                            decided(BARBARA, DisputeDecision.SPLIT, APPEALABLE),
                            settled(SOME, true, PAYABLE)))
                    .when(report)
                    .then(noted, opened, held(END));
            var again = new DisputeResolved(
                    BOOKING,
                    DISPUTE,
                    DisputeDecision.SPLIT,
                    Personal.of(ADA, "The payer's bank has asked, and took nothing back."),
                    null,
                    APPEALABLE);
            at(END.plusSeconds(1))
                    .given(decidedAndAsked())
                    .when(end("dp_1"))
                    .then(ended("dp_1"), again, settled(SOME, true, PAYABLE));
            var late = APPEALABLE.plusSeconds(1);
            at(late).given(decidedAndAsked())
                    .when(end("dp_1"))
                    .then(
                            ended("dp_1"),
                            new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.SPLIT, again.reason(), null, null),
                            settled(SOME, true, late));
            at(END).given(decidedAndAsked())
                    .when(new StateInDispute(BOOKING, member(Party.MENTEE), Party.MENTEE, "x"))
                    .refused("STATEMENTS_OVER");
        }

        @Test
        void leaves_the_time_to_appeal_what_was_decided() {
            at(END).given(decidedAndAsked()).when(appeal(Party.MENTEE)).then(appealed(Party.MENTEE), heard(1, END));
            at(APPEALABLE).given(decidedAndAsked()).when(appeal(Party.MENTEE)).refused("APPEAL_WINDOW_OVER");
            at(END).given(and(decidedAndAsked(), appealed(Party.MENTEE), heard(1, END)))
                    .when(end("dp_1"))
                    .then(ended("dp_1"));
        }

        @Test
        void that_takes_money_though_it_was_decided_is_heard() {
            var taken = new ChargebackNoted(BOOKING, null, "dp_1", PRICE);
            at(END).given(decidedAndAsked())
                    .when(new ReportChargeback(BOOKING, null, "dp_1", PRICE))
                    .then(taken, disputed(DisputeSource.GATEWAY, null), heard(END));
        }

        /** What the mentor keeps of it is theirs as the share of a session is. */
        @Test
        void holds_what_the_mentor_keeps_of_a_session_that_was_cancelled() {
            Object[] cancelled = {
                requested(),
                confirmed(),
                new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null),
                settled(SOME, true, END)
            };
            at(END).given(cancelled).when(report).then(noted, opened, heard(END));
            at(END).given(and(cancelled, noted, opened, heard(END)))
                    .when(end("dp_1"))
                    .then(ended("dp_1"), releasedUntil(null), settled(SOME, true, END));
        }

        @Test
        void that_ends_can_be_appealed_only_where_it_began_while_it_could_be_disputed() {
            var over = END.plus(Settings.DISPUTE_WINDOW);
            var late = over.plus(Settings.APPEAL_WINDOW);
            at(late).given(and(HELD, noted, opened, heard(over.minusMillis(1))))
                    .when(new EndInquiry(BOOKING))
                    .then(
                            releasedUntil(late.plus(Settings.APPEAL_WINDOW)),
                            settled(
                                    NOTHING,
                                    true,
                                    late.plus(Settings.APPEAL_WINDOW).plus(Settings.APPEAL_RESERVE)));
            at(over).given(and(HELD, noted, opened, heard(over)))
                    .when(new EndInquiry(BOOKING))
                    .then(releasedUntil(null), settled(NOTHING, true, over));
            at(over).given(and(HELD, noted, opened, heard(over), releasedUntil(null), settled(NOTHING, true, over)))
                    .when(appeal(Party.MENTEE))
                    .refused("APPEAL_WINDOW_OVER");
        }

        @Test
        void is_only_noted_where_nothing_of_the_mentors_can_be_held_back() {
            var late = END.plus(Settings.DISPUTE_WINDOW);
            at(late).given(and(HELD, PAID, CLOSED)).when(report).then(noted);
            at(late).given(and(HELD, PAID, CLOSED, noted))
                    .when(new EndInquiry(BOOKING))
                    .nothing();
            at(END).given(
                            requested(),
                            confirmed(),
                            new NoShowRecorded(BOOKING, Absent.MENTOR),
                            settled(PRICE, false, END.plus(Settings.DISPUTE_WINDOW)))
                    .when(report)
                    .then(noted);
        }

        @Test
        void that_takes_money_after_all_is_disputed_though_it_is_not_clear_how_much() {
            var unclear = new ReportChargeback(BOOKING, null, "dp_1", null);
            var byGateway = disputed(DisputeSource.GATEWAY, null);
            var decided = and(
                    inquired, decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE), settled(NOTHING, true, PAYABLE));
            at(END).given(decided).when(unclear).then(noted, byGateway, heard(END));
            at(END).given(inquired).when(unclear).then(noted, byGateway);
            at(END).given(and(inquired, noted, byGateway)).when(unclear).nothing();
            at(END).given(and(inquired, noted, byGateway))
                    .when(new EndInquiry(BOOKING))
                    .nothing();
            at(END).given(and(
                            decided,
                            noted,
                            byGateway,
                            heard(END),
                            decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE),
                            settled(NOTHING, true, PAYABLE)))
                    .when(unclear)
                    .nothing();
        }

        /** Only that it was won says so: that the bank's inquiry is over does not. */
        @Test
        void that_was_won_is_released_though_it_was_never_clear_how_much_was_taken() {
            var byGateway = disputed(DisputeSource.GATEWAY, null);
            var unclear = and(HELD, noted, byGateway, heard(END));
            var won = new ReportChargeback(BOOKING, null, "dp_1", NOTHING);
            var back = new DisputeResolved(
                    BOOKING,
                    DISPUTE,
                    DisputeDecision.RELEASE,
                    Personal.of(ADA, "What the payer's bank took back is there again."),
                    null,
                    APPEALABLE);
            at(END).given(unclear).when(won).then(ended("dp_1"), back, settled(NOTHING, true, PAYABLE));
            at(END).given(and(unclear, ended("dp_1"), back, settled(NOTHING, true, PAYABLE)))
                    .when(won)
                    .nothing();
            at(END).given(and(inquired, noted, byGateway))
                    .when(won)
                    .then(ended("dp_1"), back, settled(NOTHING, true, PAYABLE));
            at(END).given(unclear).when(end("dp_1")).nothing();
            at(END).given(unclear).when(new EndInquiry(BOOKING)).nothing();
        }

        @Test
        void that_was_won_is_left_to_staff_where_there_is_more_to_it() {
            var byGateway = disputed(DisputeSource.GATEWAY, null);
            var unclear = and(HELD, noted, byGateway, heard(END));
            var won = new ReportChargeback(BOOKING, null, "dp_1", NOTHING);
            var other = new ChargebackNoted(BOOKING, null, "dp_2", NOTHING);
            var all = new ChargebackNoted(BOOKING, null, "dp_2", PRICE);
            at(END).given(and(unclear, other, byGateway)).when(won).then(ended("dp_1"));
            at(END).given(and(unclear, all, byGateway)).when(won).then(ended("dp_1"));
            at(END).given(and(unclear, stated(Party.MENTEE, 1, "x"))).when(won).then(ended("dp_1"));
            at(END).given(and(DISPUTED, noted, byGateway)).when(won).then(ended("dp_1"));
            // Given back after it was clear, it is for staff, as often as it is told.
            var allOfIt = new ChargebackNoted(BOOKING, null, "dp_1", PRICE);
            at(END).given(and(unclear, allOfIt, byGateway)).when(won).then(noted);
            at(END).given(and(unclear, allOfIt, byGateway, noted)).when(won).nothing();
        }

        @Test
        void that_ends_is_left_to_staff_where_somebody_has_said_something() {
            at(END).given(and(inquired, stated(Party.MENTEE, 1, "x")))
                    .when(new EndInquiry(BOOKING))
                    .nothing();
        }

        @Test
        void that_became_a_chargeback_is_left_to_staff() {
            var taken = new ChargebackNoted(BOOKING, null, "dp_1", PRICE);
            at(END).given(inquired)
                    .when(new ReportChargeback(BOOKING, null, "dp_1", PRICE))
                    .then(taken, disputed(DisputeSource.GATEWAY, null));
            at(END).given(and(inquired, taken, disputed(DisputeSource.GATEWAY, null)))
                    .when(new EndInquiry(BOOKING))
                    .nothing();
        }
    }

    @Nested
    class A_decision {

        @Test
        void is_not_that_of_a_party() {
            for (var member : List.of(ADA, GRACE)) {
                at(END).given(DISPUTED)
                        .when(decide(member, DisputeDecision.REFUND))
                        .refused("OWN_DISPUTE");
            }
        }

        @Test
        void can_be_appealed_by_each_party_once_and_in_time() {
            for (var party : Party.values()) {
                at(APPEALABLE.minusMillis(1))
                        .given(released(APPEALABLE))
                        .when(appeal(party))
                        .then(appealed(party), heard(1, APPEALABLE.minusMillis(1)));
                at(APPEALABLE).given(released(APPEALABLE)).when(appeal(party)).refused("APPEAL_WINDOW_OVER");
            }
        }

        @Test
        void is_appealed_once_however_often_that_is_asked() {
            var appealed = and(released(APPEALABLE), appealed(Party.MENTEE), heard(1, END));
            at(END).given(appealed).when(appeal(Party.MENTEE)).nothing();
            at(END).given(appealed).when(appeal(Party.MENTOR)).refused("APPEAL_NOT_POSSIBLE");
            at(END).given(and(
                            appealed,
                            decided(HEDY, DisputeDecision.RELEASE, APPEALABLE),
                            settled(NOTHING, true, PAYABLE)))
                    .when(appeal(Party.MENTEE))
                    .refused("ALREADY_APPEALED");
        }

        @Test
        void of_a_dispute_from_before_appeals_stands() {
            at(END).given(and(
                            DISPUTED,
                            new DisputeResolved(
                                    BOOKING, DISPUTE, DisputeDecision.RELEASE, Personal.of(BARBARA, "Looked into it")),
                            settled(NOTHING, true, END)))
                    .when(appeal(Party.MENTEE))
                    .refused("APPEAL_WINDOW_OVER");
        }

        @Test
        void needs_a_dispute() {
            at(END).given(HELD).when(appeal(Party.MENTEE)).refused("APPEAL_NOT_POSSIBLE");
            at(END).given(DISPUTED).when(appeal(Party.MENTEE)).refused("APPEAL_NOT_POSSIBLE");
        }

        @Test
        void leaves_no_way_to_dispute_the_session_anew() {
            at(END).given(released(APPEALABLE))
                    .when(new OpenDispute(BOOKING, ADA, Party.MENTEE, "Still"))
                    .refused("DISPUTE_NOT_POSSIBLE");
        }
    }

    @Nested
    class A_decision_that_nobody_can_appeal_any_more {

        @Test
        void makes_the_mentors_share_due() {
            at(APPEALABLE)
                    .given(released(APPEALABLE))
                    .when(new FinishDispute(BOOKING))
                    .then(settled(NOTHING, true, APPEALABLE));
            at(APPEALABLE)
                    .given(and(released(APPEALABLE), settled(NOTHING, true, APPEALABLE)))
                    .when(new FinishDispute(BOOKING))
                    .nothing();
        }

        @Test
        void is_not_one_that_is_appealed_or_can_be() {
            at(APPEALABLE.minusMillis(1))
                    .given(released(APPEALABLE))
                    .when(new FinishDispute(BOOKING))
                    .nothing();
            at(APPEALABLE)
                    .given(and(released(APPEALABLE), appealed(Party.MENTEE), heard(1, END)))
                    .when(new FinishDispute(BOOKING))
                    .nothing();
        }

        @Test
        void pays_nobody_who_gets_nothing_or_has_it() {
            at(APPEALABLE).given(refunded()).when(new FinishDispute(BOOKING)).nothing();
            at(APPEALABLE)
                    .given(and(released(APPEALABLE), PAID))
                    .when(new FinishDispute(BOOKING))
                    .nothing();
        }
    }

    @Nested
    class An_appeal {

        @Test
        void is_not_decided_by_who_decided_before() {
            var appealed = and(released(APPEALABLE), appealed(Party.MENTEE), heard(1, END));
            at(END).given(appealed)
                    .when(decide(BARBARA, DisputeDecision.REFUND))
                    .refused("DECIDED_BY_YOU");
            var twice = and(
                    appealed,
                    decided(HEDY, DisputeDecision.REFUND, APPEALABLE),
                    settled(PRICE, true, PAYABLE),
                    appealed(Party.MENTOR),
                    heard(2, END));
            at(END).given(twice).when(decide(HEDY, DisputeDecision.RELEASE)).refused("DECIDED_BY_YOU");
            at(END).given(twice).when(decide(BARBARA, DisputeDecision.RELEASE)).refused("DECIDED_BY_YOU");
        }

        @Test
        void turns_a_release_into_a_refund_that_the_mentor_does_not_get() {
            at(END).given(and(released(APPEALABLE), appealed(Party.MENTEE), heard(1, END)))
                    .when(decide(HEDY, DisputeDecision.REFUND))
                    .then(decided(HEDY, DisputeDecision.REFUND, APPEALABLE), settled(PRICE, true, PAYABLE));
        }

        /** Nobody is charged again. */
        @Test
        void turns_a_refund_that_is_back_into_a_release_that_the_platform_bears() {
            at(END).given(and(refunded(), REFUNDED, PAID, CLOSED, appealed(Party.MENTOR), heard(1, END)))
                    .when(decide(HEDY, DisputeDecision.RELEASE))
                    .then(
                            decided(HEDY, DisputeDecision.RELEASE, APPEALABLE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, PAYABLE));
        }

        @Test
        void may_split_lower_than_what_is_back() {
            at(END).given(and(refunded(), REFUNDED, PAID, CLOSED, appealed(Party.MENTOR), heard(1, END)))
                    .when(new ResolveDispute(BOOKING, HEDY, DisputeDecision.SPLIT, HALF, "Looked into it"))
                    .then(
                            decided(HEDY, DisputeDecision.SPLIT, APPEALABLE),
                            new ChargebackAbsorbed(BOOKING, PRICE.minus(HALF)),
                            settled(HALF, true, PAYABLE));
        }

        /** What was borne is given back where the mentee is to have it after all. */
        @Test
        void is_final_once_both_have_appealed() {
            var other = APPEALABLE.plus(Duration.ofDays(1));
            at(other)
                    .given(and(
                            refunded(),
                            REFUNDED,
                            PAID,
                            CLOSED,
                            appealed(Party.MENTOR),
                            heard(1, END),
                            decided(HEDY, DisputeDecision.RELEASE, APPEALABLE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, PAYABLE),
                            appealed(Party.MENTEE),
                            heard(2, END)))
                    .when(decide(JOAN, DisputeDecision.REFUND))
                    .then(
                            decided(JOAN, DisputeDecision.REFUND, null),
                            new ChargebackAbsorbed(BOOKING, Money.of(-PRICE.amountMinor(), "ZAR")),
                            settled(PRICE, true, other));
        }

        /** Else the process would end before the mentor is paid. */
        @Test
        void closes_the_booking_only_once_the_mentor_has_the_money() {
            var released = and(
                    refunded(),
                    REFUNDED,
                    PAID,
                    CLOSED,
                    appealed(Party.MENTOR),
                    heard(1, END),
                    decided(HEDY, DisputeDecision.RELEASE, APPEALABLE),
                    new ChargebackAbsorbed(BOOKING, PRICE),
                    settled(NOTHING, true, PAYABLE));
            at(APPEALABLE).given(released).when(new NotePayout(BOOKING)).then(PAID, CLOSED);
        }

        /** Else an admin would decide it twice, beside the appeal. */
        @Test
        void is_not_preceded_by_a_refund_of_who_decided() {
            at(APPEALABLE.minusMillis(1))
                    .given(released(APPEALABLE))
                    .when(new RefundBooking(BOOKING, BARBARA, HALF, "Kindness"))
                    .refused("DECIDED_BY_YOU");
            at(APPEALABLE.minusMillis(1))
                    .given(released(APPEALABLE))
                    .when(new RefundBooking(BOOKING, HEDY, HALF, "Kindness"))
                    .then(
                            new RefundOrdered(BOOKING, HALF, Personal.of(HEDY, "Kindness")),
                            settled(HALF, true, PAYABLE));
            at(APPEALABLE)
                    .given(released(APPEALABLE))
                    .when(new RefundBooking(BOOKING, BARBARA, HALF, "Kindness"))
                    .then(
                            new RefundOrdered(BOOKING, HALF, Personal.of(BARBARA, "Kindness")),
                            settled(HALF, true, PAYABLE));
        }

        /** An admin returned money beside the dispute: a release leaves that alone. */
        @Test
        void leaves_alone_what_was_refunded_beside_it() {
            at(END).given(and(
                            released(APPEALABLE),
                            new RefundOrdered(BOOKING, HALF, Personal.of(BARBARA, "Kindness")),
                            settled(HALF, true, PAYABLE),
                            appealed(Party.MENTEE),
                            heard(1, END)))
                    .when(decide(HEDY, DisputeDecision.RELEASE))
                    .then(decided(HEDY, DisputeDecision.RELEASE, APPEALABLE), settled(HALF, true, PAYABLE));
        }
    }

    /** Where both met elsewhere, neither may have checked in here. */
    @Nested
    class A_session_that_the_mentor_is_said_to_have_missed {

        @ParameterizedTest
        @EnumSource(value = Absent.class, names = "MENTEE", mode = EnumSource.Mode.EXCLUDE)
        void pays_the_mentor_who_was_there(Absent absent) {
            at(END).given(and(missed(absent), disputedBy(DisputeSource.MENTOR)))
                    .when(decide(BARBARA, DisputeDecision.RELEASE))
                    .then(
                            decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, PAYABLE));
        }

        @Test
        void can_be_split_although_everything_went_back() {
            at(END).given(and(missed(Absent.BOTH), disputedBy(DisputeSource.MENTOR)))
                    .when(new ResolveDispute(BOOKING, BARBARA, DisputeDecision.SPLIT, HALF, "Looked into it"))
                    .then(
                            decided(BARBARA, DisputeDecision.SPLIT, APPEALABLE),
                            new ChargebackAbsorbed(BOOKING, PRICE.minus(HALF)),
                            settled(HALF, true, PAYABLE));
        }

        @Test
        void pays_nobody_where_the_mentor_says_nothing_else() {
            at(END).given(and(missed(Absent.MENTOR), disputedBy(DisputeSource.MENTEE)))
                    .when(decide(BARBARA, DisputeDecision.RELEASE))
                    .then(
                            decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE),
                            settled(PRICE, false, PAYABLE),
                            CLOSED);
        }

        @Test
        void pays_the_mentor_whose_appeal_says_so() {
            at(END).given(and(
                            missed(Absent.MENTOR),
                            and(
                                    disputedBy(DisputeSource.MENTEE),
                                    decided(BARBARA, DisputeDecision.RELEASE, APPEALABLE),
                                    settled(PRICE, false, PAYABLE),
                                    CLOSED,
                                    appealed(Party.MENTOR),
                                    heard(1, END))))
                    .when(decide(HEDY, DisputeDecision.RELEASE))
                    .then(
                            decided(HEDY, DisputeDecision.RELEASE, APPEALABLE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, PAYABLE));
        }

        private static Object[] missed(Absent absent) {
            return new Object[] {
                requested(),
                confirmed(),
                new NoShowRecorded(BOOKING, absent),
                settled(PRICE, false, END.plus(Settings.DISPUTE_WINDOW)),
                REFUNDED
            };
        }

        private static Object[] disputedBy(DisputeSource source) {
            return new Object[] {
                disputed(source, Personal.of(source == DisputeSource.MENTOR ? GRACE : ADA, "We met")), heard(END)
            };
        }
    }

    private static Object[] released(Instant appealUntil) {
        return and(DISPUTED, decided(BARBARA, DisputeDecision.RELEASE, appealUntil), settled(NOTHING, true, PAYABLE));
    }

    private static Object[] refunded() {
        return and(DISPUTED, decided(BARBARA, DisputeDecision.REFUND, APPEALABLE), settled(PRICE, true, PAYABLE));
    }

    private static DisputeStatementMade stated(Party party, int number, String words) {
        return new DisputeStatementMade(BOOKING, DISPUTE, party, number, Personal.of(member(party), words));
    }

    private static DisputeAppealed appealed(Party party) {
        return new DisputeAppealed(BOOKING, DISPUTE, party, Personal.of(member(party), "That is not so"), true);
    }

    private static AppealDispute appeal(Party party) {
        return new AppealDispute(BOOKING, member(party), party, "That is not so");
    }

    private static ResolveDispute decide(MemberId by, DisputeDecision decision) {
        return new ResolveDispute(BOOKING, by, decision, null, "Looked into it");
    }

    private static DisputeResolved decided(MemberId by, DisputeDecision decision, @Nullable Instant appealUntil) {
        return new DisputeResolved(BOOKING, DISPUTE, decision, Personal.of(by, "Looked into it"), by, appealUntil);
    }

    private static MemberId member(Party party) {
        return party == Party.MENTOR ? GRACE : ADA;
    }

    private static Scenario<Booking> at(Instant now) {
        Onboardings ready = (memberId, role) -> Optional.empty();
        KnownGateways gateways = gateway -> true;
        MentorOffers offers = mentorId -> {
            throw new IllegalStateException("nobody books here");
        };
        return new Scenario<>(Booking.class, now, offers, new BookingReadiness(ready, NOBODY_BLOCKED), gateways);
    }

    private static Object[] and(Object[] before, Object... after) {
        var all = new ArrayList<Object>(List.of(before));
        all.addAll(List.of(after));
        return all.toArray();
    }
}
