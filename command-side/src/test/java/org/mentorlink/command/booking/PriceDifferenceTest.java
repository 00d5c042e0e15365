package org.mentorlink.command.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DISPUTE;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.heard;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CompleteBooking;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.NoteExtraPaid;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.NoteRefund;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RejectExtraPayment;
import org.mentorlink.booking.BookingCommand.RejectPayment;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.WithdrawProposal;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.Settlement;
import org.mentorlink.booking.WantedSession;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** I11: a booking that becomes another session of the mentor's, which costs more or less. */
class PriceDifferenceTest {

    static final Set<Class<?>> MESSAGES =
            Set.of(NoteExtraPaid.class, RejectExtraPayment.class, ExtraPaymentRequested.class);

    private static final Instant ELEVEN = MONDAY_10H.plus(Duration.ofHours(1));
    private static final Instant DUE = MONDAY_10H.plus(Duration.ofDays(3));
    private static final Instant APPEALABLE = DUE.plus(Settings.APPEAL_WINDOW);
    private static final Instant PAYABLE = APPEALABLE.plus(Settings.APPEAL_RESERVE);
    private static final ProposalId FIRST = ProposalId.of(BOOKING, 1);
    private static final ProposalId SECOND = ProposalId.of(BOOKING, 2);
    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final PaymentId EXTRA = PaymentId.of(FIRST);

    private static final OfferingId LONG_ID = new OfferingId("off_long");
    private static final OfferingId SHORT_ID = new OfferingId("off_short");
    private static final OfferingId EURO_ID = new OfferingId("off_euro");
    private static final Offering LONG = offering(LONG_ID, 60, zar(52_503));
    private static final Offering SHORT = offering(SHORT_ID, 30, zar(17_501));
    private static final Offering EURO = offering(EURO_ID, 60, Money.of(2_000, "EUR"));

    private static final OtherSession DEARER = other(LONG, zar(17_503));
    private static final OtherSession CHEAPER = other(SHORT, zar(-17_499));
    private static final TimeSlot AT_ELEVEN = TimeSlot.of(ELEVEN, Settings.SESSION);
    private static final TimeSlot BRIEFLY = TimeSlot.of(ELEVEN, Duration.ofMinutes(30));

    private static final Object[] STANDING = {requested(), confirmed()};
    private static final Object[] AWAITING = {requested(ConfirmationMode.APPROVAL), awaited()};
    private static final PaymentPart EXTRA_PART = new PaymentPart(EXTRA, zar(17_503));

    private static final BookingRescheduled GREW = moved(Party.MENTEE, AT_ELEVEN, DEARER, EXTRA_PART, null);
    private static final BookingRescheduled SHRANK =
            moved(Party.MENTEE, BRIEFLY, CHEAPER, null, List.of(new PaymentPart(PAYMENT, zar(17_499))));
    private static final Object[] LONGER =
            and(STANDING, byMentee(DEARER, AT_ELEVEN, true), extra(PAYMENT_METHOD), GREW);
    private static final Object[] SHORTER = and(STANDING, byMentee(CHEAPER, BRIEFLY, true), SHRANK);
    private static final Object[] BOTH_THERE = and(LONGER, checkedIn(Party.MENTEE), checkedIn(Party.MENTOR));

    @AfterAll
    static void every_message_of_it_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Proposing {

        @Test
        void says_what_it_costs_and_how_much_more_or_less_that_is() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(LONG, null)))
                    .then(byMentee(DEARER, AT_ELEVEN, true));
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(SHORT, null)))
                    .then(byMentee(CHEAPER, BRIEFLY, true));
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTOR, ELEVEN, wanted(LONG, null)))
                    .then(byMentor(DEARER, AT_ELEVEN));
        }

        @Test
        void keeps_the_mentees_choice_of_how_to_pay() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(LONG, "pm_other")))
                    .then(proposed(Party.MENTEE, AT_ELEVEN, true, false, NOW, DEARER, "pm_other"));
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTOR, ELEVEN, wanted(LONG, "pm_other")))
                    .refused("ONLY_THE_MENTEE_PAYS", "input", "session", "paymentMethod");
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(LONG, "4242 4242 4242 4242")))
                    .refused("INVALID_PAYMENT_METHOD", "input", "session", "paymentMethod");
        }

        @Test
        void is_possible_at_the_same_start_where_the_session_is_another() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, MONDAY_10H, wanted(LONG, null)))
                    .then(byMentee(DEARER, SESSION, true));
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, MONDAY_10H, new WantedSession(null, Modality.CHAT, PRICE, null)))
                    .then(byMentee(new OtherSession(null, Modality.CHAT, PRICE, NOTHING), SESSION, true));
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, MONDAY_10H, new WantedSession(null, null, PRICE, null)))
                    .refused("SAME_TIME", "input", "startsAt");
        }

        @Test
        void is_refused_at_a_price_that_was_not_seen() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, new WantedSession(LONG_ID, null, zar(52_502), null)))
                    .refused("PRICE_CHANGED", "input", "session", "priceMinor");
        }

        @Test
        void is_refused_in_another_currency() {
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(EURO, null)))
                    .refused("CURRENCY_DIFFERS", "input", "session", "offeringId");
        }

        @Test
        void is_refused_for_what_the_mentor_does_not_offer() {
            at(NOW).given(STANDING)
                    .when(propose(
                            Party.MENTEE, ELEVEN, new WantedSession(new OfferingId("off_none"), null, PRICE, null)))
                    .refused("UNKNOWN_OFFERING", "input", "offeringId");
            at(NOW).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, new WantedSession(LONG_ID, Modality.CHAT, LONG.price(), null)))
                    .refused("MODALITY_NOT_OFFERED", "input", "modality");
        }

        /** Else a session that cannot be cancelled for a refund any more could be made a short one. */
        @Test
        void of_a_cheaper_session_needs_the_mentor_where_a_cancellation_is_not_refunded_any_more() {
            var last = MONDAY_10H.minus(Duration.ofHours(24));
            at(last.minusMillis(1))
                    .given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(SHORT, null)))
                    .then(proposed(Party.MENTEE, BRIEFLY, true, false, last.minusMillis(1), CHEAPER, null));
            at(last).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(SHORT, null)))
                    .then(proposed(Party.MENTEE, BRIEFLY, false, true, last, CHEAPER, null));
            at(last).given(STANDING)
                    .when(propose(Party.MENTEE, ELEVEN, wanted(LONG, null)))
                    .then(proposed(Party.MENTEE, AT_ELEVEN, true, true, last, DEARER, null));
        }

        @Test
        void changes_nothing_twice_and_replaces_another_session_at_the_same_time() {
            at(NOW).given(and(STANDING, byMentor(DEARER, AT_ELEVEN)))
                    .when(propose(Party.MENTOR, ELEVEN, wanted(LONG, null)))
                    .nothing();
            at(NOW).given(and(STANDING, byMentor(DEARER, AT_ELEVEN)))
                    .when(propose(Party.MENTOR, ELEVEN, null))
                    .then(
                            ended(ProposalState.REPLACED, Party.MENTOR, AT_ELEVEN, null),
                            new TimeProposed(
                                    BOOKING,
                                    SECOND,
                                    Party.MENTOR,
                                    GRACE,
                                    ADA,
                                    SESSION,
                                    TimeSlot.of(ELEVEN, Settings.SESSION),
                                    MORNINGS.bufferMinutes(),
                                    false,
                                    false,
                                    null,
                                    NOW.plus(Settings.PROPOSAL)));
        }
    }

    @Nested
    class Dearer {

        private static final Object[] OPEN =
                and(STANDING, byMentor(DEARER, AT_ELEVEN), opened(Party.MENTOR, AT_ELEVEN, DEARER));
        private static final Object[] PAYING = and(OPEN, extra(PAYMENT_METHOD));

        @Test
        void is_paid_before_the_session_moves() {
            at(NOW).given(and(STANDING, byMentee(DEARER, AT_ELEVEN, true)))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .then(extra(PAYMENT_METHOD));
            at(NOW).given(and(STANDING, byMentee(DEARER, AT_ELEVEN, true), extra(PAYMENT_METHOD)))
                    .when(new NoteExtraPaid(BOOKING, FIRST))
                    .then(GREW);
        }

        @Test
        void is_paid_once_the_other_side_agrees_by_what_the_mentee_chose() {
            at(NOW).given(OPEN)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(extra(PAYMENT_METHOD));
            at(NOW).given(OPEN)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE, "pm_other"))
                    .then(extra("pm_other"));
            var chosen = proposed(Party.MENTEE, AT_ELEVEN, false, false, NOW, DEARER, "pm_chosen");
            at(NOW).given(and(STANDING, chosen, opened(Party.MENTEE, AT_ELEVEN, DEARER)))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTOR))
                    .then(extra("pm_chosen"));
            at(NOW).given(and(STANDING, chosen, opened(Party.MENTEE, AT_ELEVEN, DEARER)))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTOR, "pm_other"))
                    .refused("ONLY_THE_MENTEE_PAYS", "input", "paymentMethod");
        }

        @Test
        void is_asked_for_once() {
            at(NOW).given(PAYING)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .nothing();
            at(NOW).given(PAYING).when(new NoteProposalReserved(BOOKING, FIRST)).nothing();
        }

        @Test
        void confirms_a_booking_that_waited_for_its_mentor_once_paid() {
            at(NOW).given(and(
                            AWAITING,
                            byMentor(DEARER, AT_ELEVEN),
                            opened(Party.MENTOR, AT_ELEVEN, DEARER),
                            extra(PAYMENT_METHOD)))
                    .when(new NoteExtraPaid(BOOKING, FIRST))
                    .then(
                            moved(Party.MENTOR, AT_ELEVEN, DEARER, EXTRA_PART, null),
                            new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, AT_ELEVEN));
        }

        @Test
        void leaves_the_session_as_it_was_where_it_is_not_paid() {
            var failed = ended(ProposalState.PAYMENT_FAILED, Party.MENTOR, AT_ELEVEN, "card_declined");
            at(NOW).given(PAYING)
                    .when(new RejectExtraPayment(BOOKING, FIRST, "card_declined"))
                    .then(failed);
            at(NOW).given(and(PAYING, failed))
                    .when(new NoteExtraPaid(BOOKING, FIRST))
                    .nothing();
            at(NOW).given(and(PAYING, failed))
                    .when(new RejectExtraPayment(BOOKING, FIRST, "card_declined"))
                    .nothing();
            at(NOW).given(OPEN)
                    .when(new RejectExtraPayment(BOOKING, FIRST, "card_declined"))
                    .nothing();
            at(NOW).given(and(PAYING, failed))
                    .when(new CancelBooking(BOOKING, GRACE, CancelledBy.MENTOR, null))
                    .then(
                            cancelled(CancelledBy.MENTOR),
                            settled(PRICE, PRICE, false, NOW.plus(Settings.DISPUTE_WINDOW), null));
        }

        @Test
        void leaves_the_session_as_it_was_where_it_is_not_paid_in_time() {
            var late = ended(ProposalState.PAYMENT_FAILED, Party.MENTOR, AT_ELEVEN, "TIMED_OUT");
            at(NOW).given(PAYING).when(new ExpireProposal(BOOKING, FIRST)).then(late);
            at(NOW.plus(Settings.HOLD))
                    .givenAt(NOW, PAYING)
                    .when(new NoteExtraPaid(BOOKING, FIRST))
                    .then(late);
            at(NOW.plus(Settings.HOLD).minusMillis(1))
                    .givenAt(NOW, PAYING)
                    .when(new NoteExtraPaid(BOOKING, FIRST))
                    .then(moved(Party.MENTOR, AT_ELEVEN, DEARER, EXTRA_PART, null));
        }

        @Test
        void is_neither_declined_nor_withdrawn_nor_replaced_while_it_is_paid() {
            at(NOW).given(PAYING)
                    .when(new DeclineProposal(BOOKING, FIRST, ADA, Party.MENTEE, null))
                    .refused("PROPOSAL_BEING_PAID");
            at(NOW).given(PAYING)
                    .when(new WithdrawProposal(BOOKING, FIRST, Party.MENTOR))
                    .refused("PROPOSAL_BEING_PAID");
            at(NOW).given(PAYING).when(propose(Party.MENTEE, ELEVEN, null)).refused("PROPOSAL_BEING_PAID");
        }

        @Test
        void is_over_with_the_booking() {
            at(NOW).given(PAYING)
                    .when(new CancelBooking(BOOKING, GRACE, CancelledBy.MENTOR, null))
                    .then(
                            cancelled(CancelledBy.MENTOR),
                            settled(PRICE, PRICE, false, NOW.plus(Settings.DISPUTE_WINDOW), null),
                            ended(ProposalState.OBSOLETE, Party.MENTOR, AT_ELEVEN, null));
        }

        @Test
        void is_over_where_the_gateway_takes_it_back_before_the_session_moves() {
            at(NOW).given(PAYING)
                    .when(new ReportChargeback(BOOKING, EXTRA))
                    .then(ended(ProposalState.PAYMENT_FAILED, Party.MENTOR, AT_ELEVEN, "CHARGED_BACK"));
            at(NOW).given(OPEN).when(new ReportChargeback(BOOKING, EXTRA)).nothing();
            at(NOW).given(STANDING).when(new ReportChargeback(BOOKING, EXTRA)).nothing();
        }
    }

    @Nested
    class Cheaper {

        @Test
        void gives_the_difference_back_with_the_move() {
            at(NOW).given(and(STANDING, byMentee(CHEAPER, BRIEFLY, true)))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .then(SHRANK);
            at(NOW).given(and(STANDING, byMentor(CHEAPER, BRIEFLY), opened(Party.MENTOR, BRIEFLY, CHEAPER)))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(moved(Party.MENTOR, BRIEFLY, CHEAPER, null, List.of(new PaymentPart(PAYMENT, zar(17_499)))));
        }

        @Test
        void is_captured_for_less_before_the_payment_is_captured() {
            at(NOW).given(and(AWAITING, byMentor(CHEAPER, BRIEFLY), opened(Party.MENTOR, BRIEFLY, CHEAPER)))
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(
                            moved(Party.MENTOR, BRIEFLY, CHEAPER, null, null),
                            new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, BRIEFLY));
            at(NOW).given(and(
                            AWAITING,
                            byMentor(CHEAPER, BRIEFLY),
                            moved(Party.MENTOR, BRIEFLY, CHEAPER, null, null),
                            new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, BRIEFLY)))
                    .when(new CancelBooking(BOOKING, GRACE, CancelledBy.MENTOR, null))
                    .then(
                            cancelled(CancelledBy.MENTOR),
                            settled(SHORT.price(), SHORT.price(), false, NOW.plus(Settings.DISPUTE_WINDOW), null));
        }

        /** There is nothing to be captured any more, so what it costs less goes back. */
        @Test
        void gives_the_difference_back_before_the_mentor_confirms_where_the_gateway_took_all_at_once() {
            var agreed = moved(Party.MENTOR, BRIEFLY, CHEAPER, null, List.of(new PaymentPart(PAYMENT, zar(17_499))));
            var taken = and(new Object[] {takenAtOnce(), awaited()}, byMentor(CHEAPER, BRIEFLY));
            var open = and(taken, opened(Party.MENTOR, BRIEFLY, CHEAPER));
            at(NOW).given(open)
                    .when(new AcceptProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(agreed, new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, BRIEFLY));
            at(NOW).given(and(open, agreed, new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, BRIEFLY)))
                    .when(new CancelBooking(BOOKING, GRACE, CancelledBy.MENTOR, null))
                    .then(
                            cancelled(CancelledBy.MENTOR),
                            settled(
                                    SHORT.price(),
                                    SHORT.price(),
                                    false,
                                    NOW.plus(Settings.DISPUTE_WINDOW),
                                    List.of(new PaymentPart(PAYMENT, PRICE))));
        }

        /** Nobody has to pay for it any more; what was authorised is let go of for the move. */
        @Test
        void stays_where_it_is_free_by_now_and_the_price_before_could_not_be_captured() {
            var free = new OtherSession(null, Modality.VIDEO, zar(0), zar(0).minus(PRICE));
            var freed = moved(Party.MENTEE, BRIEFLY, free, null, List.of(new PaymentPart(PAYMENT, PRICE)));
            at(NOW).given(and(STANDING, freed))
                    .when(new RejectPayment(BOOKING, "expired_card"))
                    .nothing();
            at(NOW).given(and(STANDING, freed))
                    .when(new NoteRefund(BOOKING, PRICE))
                    .then(new MenteeRefunded(BOOKING, PRICE));
            at(NOW).given(SHORTER)
                    .when(new RejectPayment(BOOKING, "expired_card"))
                    .then(new BookingPaymentFailed(BOOKING, "expired_card"));
        }

        private static BookingRequested takenAtOnce() {
            var held = requested(ConfirmationMode.APPROVAL);
            return new BookingRequested(
                    held.bookingId(),
                    held.mentorId(),
                    held.mentorMemberId(),
                    held.menteeId(),
                    held.slot(),
                    held.bufferMinutes(),
                    held.topic(),
                    held.description(),
                    held.modality(),
                    held.offering(),
                    held.groupSessionId(),
                    held.price(),
                    held.commissionBasisPoints(),
                    held.policy(),
                    held.confirmation(),
                    held.gateway(),
                    held.paymentMethod(),
                    held.contentHash(),
                    held.holdExpiresAt(),
                    held.proposalId(),
                    held.form(),
                    true);
        }

        @Test
        void is_refunded_in_full_with_the_rest_when_it_is_cancelled() {
            at(NOW).given(SHORTER)
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null))
                    .then(
                            cancelled(CancelledBy.MENTEE),
                            settled(
                                    SHORT.price(),
                                    SHORT.price(),
                                    false,
                                    NOW.plus(Settings.DISPUTE_WINDOW),
                                    List.of(new PaymentPart(PAYMENT, PRICE))));
        }

        @Test
        void divides_what_is_left_and_closes_once_the_difference_is_back_too() {
            var after = BRIEFLY.endsAt();
            var division = settled(
                    SHORT.price(),
                    NOTHING,
                    true,
                    after.plus(Settings.DISPUTE_WINDOW),
                    List.of(new PaymentPart(PAYMENT, zar(17_499))));
            var held = and(SHORTER, checkedIn(Party.MENTEE), checkedIn(Party.MENTOR));
            at(after).given(held).when(new CompleteBooking(BOOKING)).then(new BookingCompleted(BOOKING), division);
            var paidOut = and(held, new BookingCompleted(BOOKING), division, new MentorSettled(BOOKING));
            at(after)
                    .given(paidOut)
                    .when(new NoteRefund(BOOKING, zar(17_498)))
                    .then(new MenteeRefunded(BOOKING, zar(17_498)));
            at(after)
                    .given(paidOut)
                    .when(new NoteRefund(BOOKING, zar(17_499)))
                    .then(new MenteeRefunded(BOOKING, zar(17_499)), new BookingClosed(BOOKING));
            at(after)
                    .given(and(held, new MenteeRefunded(BOOKING, zar(17_499)), new BookingCompleted(BOOKING), division))
                    .when(new NotePayout(BOOKING))
                    .then(new MentorSettled(BOOKING), new BookingClosed(BOOKING));
        }

        @Test
        void is_what_is_paid_in_addition_to_later() {
            var back = new OtherSession(null, Modality.VIDEO, PRICE, zar(17_499));
            var again = PaymentId.of(SECOND);
            var proposed = new TimeProposed(
                    BOOKING,
                    SECOND,
                    Party.MENTEE,
                    GRACE,
                    ADA,
                    BRIEFLY,
                    SESSION,
                    MORNINGS.bufferMinutes(),
                    true,
                    false,
                    null,
                    NOW.plus(Settings.PROPOSAL),
                    back,
                    null);
            var grewAgain = new BookingRescheduled(
                    BOOKING,
                    SECOND,
                    Party.MENTEE,
                    BRIEFLY,
                    SESSION,
                    MORNINGS.bufferMinutes(),
                    false,
                    back,
                    new PaymentPart(again, zar(17_499)),
                    null);
            at(NOW).given(SHORTER)
                    .when(propose(Party.MENTEE, MONDAY_10H, new WantedSession(null, null, PRICE, null)))
                    .then(proposed);
            at(NOW).given(and(SHORTER, proposed, grewAgain))
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null))
                    .then(
                            cancelled(CancelledBy.MENTEE),
                            settled(
                                    PRICE,
                                    PRICE,
                                    false,
                                    NOW.plus(Settings.DISPUTE_WINDOW),
                                    List.of(new PaymentPart(PAYMENT, PRICE), new PaymentPart(again, zar(17_499)))));
        }
    }

    @Nested
    class The_money_of_both_payments {

        @Test
        void goes_back_as_a_whole() {
            at(NOW).given(LONGER)
                    .when(new CancelBooking(BOOKING, GRACE, CancelledBy.MENTOR, null))
                    .then(
                            cancelled(CancelledBy.MENTOR),
                            settled(
                                    LONG.price(),
                                    LONG.price(),
                                    false,
                                    NOW.plus(Settings.DISPUTE_WINDOW),
                                    List.of(new PaymentPart(PAYMENT, PRICE), EXTRA_PART)));
        }

        @Test
        void is_divided_as_one_price() {
            var after = AT_ELEVEN.endsAt();
            at(after)
                    .given(BOTH_THERE)
                    .when(new CompleteBooking(BOOKING))
                    .then(
                            new BookingCompleted(BOOKING),
                            settled(LONG.price(), NOTHING, true, after.plus(Settings.DISPUTE_WINDOW), List.of()));
        }

        @Test
        void goes_back_of_the_oldest_payment_first() {
            for (var part : List.of(zar(1), zar(34_999), PRICE)) {
                at(DUE).given(disputed())
                        .when(split(part))
                        .then(resolved(DisputeDecision.SPLIT), division(part, List.of(new PaymentPart(PAYMENT, part))));
            }
            var more = PRICE.plus(zar(1));
            at(DUE).given(disputed())
                    .when(split(more))
                    .then(
                            resolved(DisputeDecision.SPLIT),
                            division(more, List.of(new PaymentPart(PAYMENT, PRICE), new PaymentPart(EXTRA, zar(1)))));
        }

        @Test
        void closes_the_booking_once_each_payment_is_back() {
            var ended = and(
                    LONGER,
                    cancelled(CancelledBy.MENTOR),
                    settled(
                            LONG.price(),
                            LONG.price(),
                            false,
                            DUE,
                            List.of(new PaymentPart(PAYMENT, PRICE), EXTRA_PART)));
            at(NOW).given(ended).when(new NoteRefund(BOOKING, PRICE)).then(new MenteeRefunded(BOOKING, PRICE));
            at(NOW).given(and(ended, new MenteeRefunded(BOOKING, PRICE)))
                    .when(new NoteRefund(BOOKING, zar(17_503), EXTRA))
                    .then(new MenteeRefunded(BOOKING, zar(17_503), EXTRA), new BookingClosed(BOOKING));
            at(NOW).given(and(ended, new MenteeRefunded(BOOKING, PRICE)))
                    .when(new NoteRefund(BOOKING, PRICE))
                    .nothing();
        }

        @Test
        void is_not_that_of_a_session_that_never_came_about() {
            at(NOW).given(and(STANDING, cancelled(CancelledBy.MENTOR), settled(PRICE, PRICE, false, DUE, null)))
                    .when(new NoteRefund(BOOKING, zar(17_503), EXTRA))
                    .nothing();
        }

        @Test
        void all_goes_back_where_the_first_could_not_be_captured() {
            at(NOW).given(LONGER)
                    .when(new RejectPayment(BOOKING, "expired_card"))
                    .then(new BookingPaymentFailed(BOOKING, "expired_card"));
            var failed = and(LONGER, new BookingPaymentFailed(BOOKING, "expired_card"));
            at(NOW).given(failed).when(new NoteRefund(BOOKING, PRICE)).then(new MenteeRefunded(BOOKING, PRICE));
            at(NOW).given(and(failed, new MenteeRefunded(BOOKING, PRICE)))
                    .when(new NoteRefund(BOOKING, zar(17_503), EXTRA))
                    .then(new MenteeRefunded(BOOKING, zar(17_503), EXTRA), new BookingClosed(BOOKING));
        }
    }

    @Nested
    class Charged_back {

        private static final DisputeOpened EXTRA_TAKEN =
                new DisputeOpened(BOOKING, DISPUTE, DisputeSource.GATEWAY, null, EXTRA);
        private static final DisputeOpened FIRST_TAKEN =
                new DisputeOpened(BOOKING, DISPUTE, DisputeSource.GATEWAY, null);

        @Test
        void is_each_payment_by_itself() {
            at(NOW).given(LONGER).when(new ReportChargeback(BOOKING, EXTRA)).then(EXTRA_TAKEN, heard(NOW));
            at(NOW).given(and(LONGER, EXTRA_TAKEN))
                    .when(new ReportChargeback(BOOKING, EXTRA))
                    .nothing();
            at(NOW).given(and(LONGER, EXTRA_TAKEN))
                    .when(new ReportChargeback(BOOKING))
                    .then(FIRST_TAKEN);
        }

        @Test
        void counts_as_returned() {
            at(DUE).given(and(LONGER, EXTRA_TAKEN))
                    .when(split(zar(20_000)))
                    .then(
                            resolved(DisputeDecision.SPLIT),
                            division(zar(20_000), List.of(new PaymentPart(PAYMENT, zar(2_497)), EXTRA_PART)));
        }

        @Test
        void is_borne_by_the_platform_as_far_as_nothing_is_to_go_back() {
            at(DUE).given(and(LONGER, EXTRA_TAKEN))
                    .when(decide(DisputeDecision.RELEASE, null))
                    .then(
                            resolved(DisputeDecision.RELEASE),
                            new ChargebackAbsorbed(BOOKING, zar(17_503)),
                            division(NOTHING, List.of(EXTRA_PART)));
        }

        /** What was borne before is not borne twice, and is given back where everything goes back after all. */
        @Test
        void is_decided_anew_where_the_other_payment_follows() {
            var released = and(
                    LONGER,
                    EXTRA_TAKEN,
                    resolved(DisputeDecision.RELEASE),
                    new ChargebackAbsorbed(BOOKING, zar(17_503)),
                    division(NOTHING, List.of(EXTRA_PART)),
                    FIRST_TAKEN);
            var both = List.of(new PaymentPart(PAYMENT, PRICE), EXTRA_PART);
            at(DUE).given(released)
                    .when(decide(DisputeDecision.RELEASE, null))
                    .then(
                            resolved(DisputeDecision.RELEASE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            division(NOTHING, both));
            at(DUE).given(released)
                    .when(decide(DisputeDecision.REFUND, null))
                    .then(
                            resolved(DisputeDecision.REFUND),
                            new ChargebackAbsorbed(BOOKING, zar(-17_503)),
                            new BookingSettled(
                                    BOOKING,
                                    MENTOR_GRACE,
                                    Settlement.of(LONG.price(), Settings.COMMISSION_BASIS_POINTS, LONG.price()),
                                    true,
                                    PAYABLE,
                                    both));
        }
    }

    private static Object[] disputed() {
        return and(
                BOTH_THERE,
                new BookingCompleted(BOOKING),
                settled(LONG.price(), NOTHING, true, DUE, List.of()),
                new DisputeOpened(BOOKING, DISPUTE, DisputeSource.MENTEE, Personal.of(ADA, "Left early")));
    }

    private static ResolveDispute split(Money refund) {
        return decide(DisputeDecision.SPLIT, refund);
    }

    private static ResolveDispute decide(DisputeDecision decision, @Nullable Money refund) {
        return new ResolveDispute(BOOKING, BARBARA, decision, refund, "Looked into it");
    }

    private static DisputeResolved resolved(DisputeDecision decision) {
        return new DisputeResolved(
                BOOKING, DISPUTE, decision, Personal.of(BARBARA, "Looked into it"), BARBARA, APPEALABLE);
    }

    private static BookingSettled division(Money refund, List<PaymentPart> returns) {
        return settled(LONG.price(), refund, true, PAYABLE, returns);
    }

    private static BookingSettled settled(
            Money price, Money refund, boolean payout, Instant dueAt, @Nullable List<PaymentPart> returns) {
        return new BookingSettled(
                BOOKING,
                MENTOR_GRACE,
                Settlement.of(price, Settings.COMMISSION_BASIS_POINTS, refund),
                payout,
                dueAt,
                returns);
    }

    private static ProposeTime propose(Party by, Instant startsAt, @Nullable WantedSession session) {
        return new ProposeTime(BOOKING, by == Party.MENTEE ? ADA : GRACE, by, startsAt, null, session);
    }

    private static WantedSession wanted(Offering offering, @Nullable String paymentMethod) {
        return new WantedSession(offering.offeringId(), null, offering.price(), paymentMethod);
    }

    private static TimeProposed byMentee(OtherSession session, TimeSlot to, boolean immediate) {
        return proposed(Party.MENTEE, to, immediate, false, NOW, session, null);
    }

    private static TimeProposed byMentor(OtherSession session, TimeSlot to) {
        return proposed(Party.MENTOR, to, false, false, NOW, session, null);
    }

    private static TimeProposed proposed(
            Party by,
            TimeSlot to,
            boolean immediate,
            boolean forfeited,
            Instant now,
            OtherSession session,
            @Nullable String paymentMethod) {
        return new TimeProposed(
                BOOKING,
                FIRST,
                by,
                GRACE,
                ADA,
                SESSION,
                to,
                MORNINGS.bufferMinutes(),
                immediate,
                forfeited,
                null,
                Stream.of(now.plus(Settings.PROPOSAL), MONDAY_10H, to.startsAt())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                session,
                paymentMethod);
    }

    private static ProposalOpened opened(Party by, TimeSlot to, OtherSession session) {
        return new ProposalOpened(BOOKING, FIRST, by, to, NOW.plus(Settings.PROPOSAL), session);
    }

    private static ExtraPaymentRequested extra(String paymentMethod) {
        return new ExtraPaymentRequested(
                BOOKING, FIRST, EXTRA, ADA, zar(17_503), GATEWAY, paymentMethod, NOW.plus(Settings.HOLD));
    }

    private static ProposalEnded ended(ProposalState how, Party by, TimeSlot to, @Nullable String code) {
        return new ProposalEnded(BOOKING, FIRST, by, to, how, null, code);
    }

    private static BookingRescheduled moved(
            Party by,
            TimeSlot to,
            OtherSession session,
            @Nullable PaymentPart paid,
            @Nullable List<PaymentPart> returns) {
        return new BookingRescheduled(
                BOOKING, FIRST, by, SESSION, to, MORNINGS.bufferMinutes(), false, session, paid, returns);
    }

    private static OtherSession other(Offering offering, Money difference) {
        return new OtherSession(
                new BookedOffering(offering.offeringId(), offering.name()),
                Modality.VIDEO,
                offering.price(),
                difference);
    }

    private static Offering offering(OfferingId id, int minutes, Money price) {
        return new Offering(id, Personal.of(GRACE, id.value()), null, minutes, price, List.of(Modality.VIDEO));
    }

    private static Money zar(long amountMinor) {
        return Money.of(amountMinor, "ZAR");
    }

    private static Scenario<Booking> at(Instant now) {
        MentorOffers offers = mentorId -> new Offer(
                MENTOR_GRACE,
                GRACE,
                HOURLY_RATE,
                Availability.of(AT_TEN_AND_ELEVEN),
                ConfirmationMode.INSTANT,
                Map.of(LONG_ID.value(), LONG, SHORT_ID.value(), SHORT, EURO_ID.value(), EURO),
                CancellationPolicy.STANDARD);
        KnownGateways gateways = name -> true;
        return new Scenario<>(Booking.class, now, offers, gateways);
    }

    private static Object[] and(Object[] before, Object... then) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(then));
        return all.toArray();
    }
}
