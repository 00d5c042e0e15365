package org.mentorlink.saga.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DISPUTE;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.MENTORS_TIME;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.menteesTimeReserved;
import static org.mentorlink.mothers.Bookings.mentorsTimeReserved;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Bookings.reserveMentorsTime;
import static org.mentorlink.mothers.Bookings.settled;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_TIME;
import static org.mentorlink.mothers.GroupSessions.seatRequested;
import static org.mentorlink.mothers.GroupSessions.taken;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.ADAS_CALENDAR;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.saga.booking.ProcessFixture.CAUSE;
import static org.mentorlink.saga.booking.ProcessFixture.at;
import static org.mentorlink.saga.booking.ProcessFixture.parked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.booking.BookingCommand.AssessAttendance;
import org.mentorlink.booking.BookingCommand.CancelSeat;
import org.mentorlink.booking.BookingCommand.CloseUnpaid;
import org.mentorlink.booking.BookingCommand.CompleteBooking;
import org.mentorlink.booking.BookingCommand.EndInquiry;
import org.mentorlink.booking.BookingCommand.ExpireConfirmation;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingCommand.ExpireSessionRequest;
import org.mentorlink.booking.BookingCommand.NoteMentorPresent;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.NoteRefund;
import org.mentorlink.booking.BookingCommand.NoteRefundReversed;
import org.mentorlink.booking.BookingCommand.RefuseForTime;
import org.mentorlink.booking.BookingCommand.RefuseSeat;
import org.mentorlink.booking.BookingCommand.RejectPayment;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.ReportInquiry;
import org.mentorlink.booking.BookingCommand.TakeOverMeetingLink;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.BookingDeadline.AttendanceDue;
import org.mentorlink.booking.BookingDeadline.ConfirmationLapsed;
import org.mentorlink.booking.BookingDeadline.HoldLapsed;
import org.mentorlink.booking.BookingDeadline.PayoutDue;
import org.mentorlink.booking.BookingDeadline.SessionDue;
import org.mentorlink.booking.BookingDeadline.SessionOver;
import org.mentorlink.booking.BookingDeadline.SessionRequestLapsed;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.GroupSessionCommand.ConfirmSeat;
import org.mentorlink.booking.GroupSessionCommand.ReleaseSeat;
import org.mentorlink.booking.GroupSessionCommand.TakeSeat;
import org.mentorlink.booking.GroupSessionEvent.MentorPresent;
import org.mentorlink.booking.GroupSessionEvent.SeatCalledOff;
import org.mentorlink.booking.GroupSessionEvent.SeatLinkChanged;
import org.mentorlink.booking.GroupSessionEvent.SeatRefused;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.Settlement;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversalFailed;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** Each row of {@code docs/sagas.md}: what is sent, what is awaited, and whether the process goes on. */
class BookingSagaTest {

    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final PayoutId PAYOUT = PayoutId.of(BOOKING);
    private static final MentorAccountId ACCOUNT = MentorAccountId.of(MENTOR_GRACE, "ZAR");

    private static final Instant HOLD_ENDS = NOW.plus(Settings.HOLD);
    private static final Instant ANSWER_BY = NOW.plus(Settings.CONFIRMATION);
    private static final Instant ATTENDANCE_AT = MONDAY_10H.plus(Settings.NO_SHOW_AFTER);
    private static final Instant SESSION_ENDS = SESSION.endsAt();
    private static final Instant PAYOUT_AT = SESSION_ENDS.plus(Settings.DISPUTE_WINDOW);

    private static final Money HALF = Money.of(17_500, "ZAR");
    private static final Money MENTORS_SHARE = Money.of(26_250, "ZAR");
    private static final Money COMMISSION = Money.of(8_750, "ZAR");
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(PAYMENT, BOOKING, PRICE, null);
    private static final Money RECOVERED = Money.of(1_000, "ZAR");

    private static final Map.Entry<Instant, BookingDeadline> HOLD = at(HOLD_ENDS, new HoldLapsed(BOOKING));
    private static final Map.Entry<Instant, BookingDeadline> CONFIRMATION =
            at(ANSWER_BY, new ConfirmationLapsed(BOOKING));
    private static final Map.Entry<Instant, BookingDeadline> START =
            at(SESSION.startsAt(), new SessionDue(BOOKING, SESSION));
    private static final Map.Entry<Instant, BookingDeadline> ATTENDANCE =
            at(ATTENDANCE_AT, new AttendanceDue(BOOKING, SESSION));
    private static final Map.Entry<Instant, BookingDeadline> END = at(SESSION_ENDS, new SessionOver(BOOKING, SESSION));
    private static final Map.Entry<Instant, BookingDeadline> PAYOUT_DUE = at(PAYOUT_AT, new PayoutDue(BOOKING));

    private static final ReserveTime RESERVE_MENTEES_TIME =
            new ReserveTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION);
    private static final RequestAuthorization AUTHORIZE =
            new RequestAuthorization(PAYMENT, BOOKING, ADA, PRICE, GATEWAY, PAYMENT_METHOD);
    private static final ReleaseTime RELEASE_MENTORS_TIME =
            new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME);
    private static final ReleaseTime RELEASE_MENTEES_TIME =
            new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION);
    private static final ReturnPayment RETURN_PRICE = new ReturnPayment(PAYMENT, BOOKING, PRICE, CAUSE);

    private static final PaymentAuthorized AUTHORIZED = new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "auth-1");
    private static final BookingClosed CLOSED = new BookingClosed(BOOKING);
    private static final PaymentChargedBack CHARGED_BACK = new PaymentChargedBack(PAYMENT, BOOKING, "dp-1", PRICE);
    private static final PayoutScheduled PAYOUT_SCHEDULED =
            new PayoutScheduled(PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, COMMISSION, PAYOUT_AT);
    private static final PayoutCollected COLLECTED =
            new PayoutCollected(ACCOUNT, PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, "sandbox", null);
    private static final WithdrawPayout WITHDRAW = new WithdrawPayout(ACCOUNT, PAYOUT, BOOKING);
    private static final PayoutBegun PAYOUT_BEGUN =
            new PayoutBegun(PAYOUT, BOOKING, MENTOR_GRACE, ACCOUNT, MENTORS_SHARE);
    private static final BookingEvent SETTLED_FOR_MENTOR = settled(NOTHING, true, PAYOUT_AT);

    private final ProcessFixture process = new ProcessFixture();

    private ProcessFixture bothReserved() {
        return process.given(requested(), mentorsTimeReserved(), menteesTimeReserved());
    }

    private ProcessFixture standing() {
        return bothReserved().given(AUTHORIZED, confirmed());
    }

    /** After the session, the payout waiting for the dispute window. */
    private ProcessFixture earned() {
        return standing()
                .given(CAPTURED)
                .givenItIs(SESSION_ENDS)
                .given(new BookingCompleted(BOOKING), SETTLED_FOR_MENTOR, PAYOUT_SCHEDULED);
    }

    /** The payout is due, and nobody knows whether the price was captured. */
    private ProcessFixture dueBeforeTheCaptureIsKnown() {
        return standing()
                .givenItIs(SESSION_ENDS)
                .given(new BookingCompleted(BOOKING), SETTLED_FOR_MENTOR, PAYOUT_SCHEDULED)
                .givenItIs(PAYOUT_AT);
    }

    private ProcessFixture closed() {
        return earned().givenItIs(PAYOUT_AT).given(CLOSED);
    }

    @Nested
    class A_request_without_a_time {

        private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);
        private static final Map.Entry<Instant, BookingDeadline> LAPSES =
                at(ANSWER_BY, new SessionRequestLapsed(BOOKING));

        @Test
        void is_answered_within_72_hours() {
            process.when(ASKED).sendsNothing().awaits(LAPSES).goesOn();
            process.given(ASKED)
                    .whenItIs(ANSWER_BY)
                    .sends(new ExpireSessionRequest(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @ParameterizedTest
        @EnumSource(
                value = SessionRequestStatus.class,
                names = {"DECLINED", "WITHDRAWN", "EXPIRED"})
        void is_over_when_it_comes_to_nothing(SessionRequestStatus how) {
            process.given(ASKED)
                    .when(new SessionRequestEnded(BOOKING, how, null))
                    .sendsNothing()
                    .awaitsNothing()
                    .isOver();
        }

        @Test
        void is_paid_for_at_once_when_a_time_is_accepted() {
            process.given(ASKED).when(accepted()).sends(AUTHORIZE).awaits(HOLD).goesOn();
        }

        @Test
        void lets_go_of_the_proposed_time_where_it_is_not_paid_for() {
            process.given(ASKED, accepted())
                    .when(new BookingPaymentFailed(BOOKING, "card_declined"))
                    .sends(
                            new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME, PROPOSAL),
                            new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION, PROPOSAL),
                            new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        private static BookingRequested accepted() {
            var chosen = requested();
            return new BookingRequested(
                    BOOKING,
                    chosen.mentorId(),
                    chosen.mentorMemberId(),
                    chosen.menteeId(),
                    chosen.slot(),
                    chosen.bufferMinutes(),
                    chosen.topic(),
                    chosen.description(),
                    chosen.modality(),
                    null,
                    null,
                    chosen.price(),
                    chosen.commissionBasisPoints(),
                    chosen.policy(),
                    chosen.confirmation(),
                    chosen.gateway(),
                    chosen.paymentMethod(),
                    chosen.contentHash(),
                    chosen.holdExpiresAt(),
                    PROPOSAL);
        }
    }

    private static final SessionRequested ASKED = new SessionRequested(
            BOOKING,
            MENTOR_GRACE,
            requested().mentorMemberId(),
            ADA,
            requested().topic(),
            null,
            requested().modality(),
            null,
            Settings.SESSION,
            PRICE,
            Settings.COMMISSION_BASIS_POINTS,
            requested().policy(),
            requested().contentHash(),
            ANSWER_BY);

    @Nested
    class A_session_that_is_free {

        private static final BookingSettled NOTHING_TO_DIVIDE = new BookingSettled(
                BOOKING,
                MENTOR_GRACE,
                Settlement.of(NOTHING, Settings.COMMISSION_BASIS_POINTS, NOTHING),
                false,
                PAYOUT_AT);

        private ProcessFixture free() {
            return process.given(free(ConfirmationMode.INSTANT), mentorsTimeReserved(), menteesTimeReserved());
        }

        private static BookingRequested free(ConfirmationMode confirmation) {
            return requested(confirmation, NOTHING, Settings.COMMISSION_BASIS_POINTS);
        }

        @Test
        void is_accepted_without_a_payment() {
            process.given(free(ConfirmationMode.APPROVAL), mentorsTimeReserved())
                    .when(menteesTimeReserved())
                    .sends(new AcceptPayment(BOOKING))
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void is_confirmed_and_nothing_is_captured() {
            free().when(confirmed())
                    .sendsNothing()
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }

        @Test
        void is_given_up_and_nothing_goes_back() {
            free().when(cancelled(CancelledBy.MENTEE))
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void can_be_questioned_as_long_as_any_other() {
            free().given(confirmed())
                    .givenItIs(SESSION_ENDS)
                    .given(new BookingCompleted(BOOKING))
                    .when(NOTHING_TO_DIVIDE)
                    .sendsNothing()
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }

        @Test
        void is_closed_after_that() {
            free().given(confirmed())
                    .givenItIs(SESSION_ENDS)
                    .given(new BookingCompleted(BOOKING), NOTHING_TO_DIVIDE)
                    .whenItIs(PAYOUT_AT)
                    .sends(new NotePayout(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_not_closed_while_it_is_questioned() {
            free().given(confirmed())
                    .givenItIs(SESSION_ENDS)
                    .given(new BookingCompleted(BOOKING), NOTHING_TO_DIVIDE)
                    .when(disputed(DisputeSource.MENTEE, null))
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        /** It waited for its mentor: what was authorised is let go of. */
        @Test
        void may_be_what_a_session_becomes_that_was_not() {
            bothReserved()
                    .given(AUTHORIZED, awaited())
                    .when(becomingFree())
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, RETURN_PRICE)
                    .awaits(CONFIRMATION)
                    .goesOn();
        }

        @Test
        void captures_nothing_of_what_was_authorised_before() {
            bothReserved()
                    .given(AUTHORIZED, awaited(), becomingFree())
                    .when(confirmed(ConfirmationMode.APPROVAL))
                    .sendsNothing()
                    .goesOn();
        }

        private static BookingRescheduled becomingFree() {
            return new BookingRescheduled(
                    BOOKING,
                    ProposalId.of(BOOKING, 1),
                    Party.MENTEE,
                    SESSION,
                    SESSION,
                    30,
                    false,
                    new OtherSession(null, Modality.VIDEO, NOTHING, NOTHING.minus(PRICE)),
                    null,
                    null);
        }
    }

    @Nested
    class Another_time {

        private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);
        private static final TimeSlot LATER = TimeSlot.of(MONDAY_10H.plus(Duration.ofHours(1)), Settings.SESSION);
        private static final TimeSlot MENTORS_LATER = LATER.followedBy(Duration.ofMinutes(30));
        private static final PaymentId EXTRA = PaymentId.of(PROPOSAL);
        private static final PaymentPart EXTRA_PART = new PaymentPart(EXTRA, HALF);
        private static final BookingRescheduled MOVED =
                new BookingRescheduled(BOOKING, PROPOSAL, Party.MENTEE, SESSION, LATER, 30, false);

        @Test
        void lets_go_of_the_time_before_and_awaits_the_other_session() {
            standing()
                    .when(MOVED)
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME)
                    .awaits(
                            at(LATER.startsAt(), new SessionDue(BOOKING, LATER)),
                            at(LATER.startsAt().plus(Settings.NO_SHOW_AFTER), new AttendanceDue(BOOKING, LATER)),
                            at(LATER.endsAt(), new SessionOver(BOOKING, LATER)))
                    .goesOn();
        }

        /** It was stored and its token was not: the time to let go of would be the session's own. */
        @Test
        void is_gone_to_once_where_it_is_told_again() {
            standing().given(MOVED).when(MOVED).sendsNothing().goesOn();
        }

        static List<BookingDeadline> momentsOfTheTimeBefore() {
            return List.of(
                    new AttendanceDue(BOOKING, SESSION),
                    new SessionDue(BOOKING, SESSION),
                    new SessionOver(BOOKING, SESSION));
        }

        /** After a standstill the schedule may be ahead of the process. */
        @ParameterizedTest
        @MethodSource("momentsOfTheTimeBefore")
        void is_not_what_a_moment_of_the_time_before_belongs_to(BookingDeadline moment) {
            standing()
                    .given(MOVED)
                    .when(moment)
                    .sendsNothing()
                    .awaits(
                            at(LATER.startsAt(), new SessionDue(BOOKING, LATER)),
                            at(LATER.startsAt().plus(Settings.NO_SHOW_AFTER), new AttendanceDue(BOOKING, LATER)),
                            at(LATER.endsAt(), new SessionOver(BOOKING, LATER)));
        }

        @Test
        void is_agreed_on_before_the_booking_stands() {
            bothReserved()
                    .given(AUTHORIZED, awaited())
                    .when(MOVED)
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME)
                    .awaits(CONFIRMATION)
                    .goesOn();
        }

        @Test
        void is_what_is_released_when_the_booking_is_given_up() {
            standing()
                    .given(MOVED)
                    .when(cancelled(CancelledBy.MENTOR))
                    .sends(
                            new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL),
                            new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void gives_back_what_the_session_costs_less() {
            var difference = List.of(new PaymentPart(PAYMENT, HALF));
            standing()
                    .when(moved(HALF, null, difference))
                    .sends(
                            RELEASE_MENTORS_TIME,
                            RELEASE_MENTEES_TIME,
                            new ReturnPayment(PAYMENT, BOOKING, HALF, CAUSE));
        }

        @Test
        void is_captured_for_less_where_it_costs_less_before_that() {
            var confirmed = new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, LATER);
            bothReserved()
                    .given(AUTHORIZED, awaited(), moved(HALF, null, null))
                    .when(confirmed)
                    .sends(new CapturePayment(PAYMENT, HALF));
        }

        @Test
        void is_captured_as_authorised_where_it_costs_more() {
            var confirmed = new BookingConfirmed(BOOKING, ConfirmationMode.APPROVAL, LATER);
            bothReserved()
                    .given(AUTHORIZED, awaited(), moved(PRICE.plus(HALF), EXTRA_PART, null))
                    .when(confirmed)
                    .sends(new CapturePayment(PAYMENT));
        }

        @Test
        void returns_each_payment_where_the_first_cannot_be_captured() {
            standing()
                    .given(moved(PRICE.plus(HALF), EXTRA_PART, null))
                    .when(new BookingPaymentFailed(BOOKING, "expired_card"))
                    .sends(
                            new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL),
                            new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL),
                            RETURN_PRICE,
                            new ReturnPayment(EXTRA, BOOKING, HALF, CAUSE));
        }

        @Test
        void returns_of_each_payment_what_the_settlement_says() {
            var settled = new BookingSettled(
                    BOOKING,
                    MENTOR_GRACE,
                    Settlement.of(PRICE.plus(HALF), Settings.COMMISSION_BASIS_POINTS, PRICE.plus(HALF)),
                    false,
                    PAYOUT_AT,
                    List.of(new PaymentPart(PAYMENT, PRICE), EXTRA_PART));
            standing()
                    .given(moved(PRICE.plus(HALF), EXTRA_PART, null))
                    .when(settled)
                    .sends(RETURN_PRICE, new ReturnPayment(EXTRA, BOOKING, HALF, CAUSE));
        }

        @Test
        void tells_the_booking_of_which_payment_it_speaks() {
            standing()
                    .when(new PaymentRefunded(EXTRA, BOOKING, "r1", HALF, HALF, "ref-1"))
                    .sends(new NoteRefund(BOOKING, HALF, EXTRA));
            standing().when(new PaymentVoided(EXTRA, BOOKING, HALF)).sends(new NoteRefund(BOOKING, HALF, EXTRA));
            standing()
                    .when(new PaymentChargedBack(EXTRA, BOOKING, "dp-1", HALF))
                    .sends(new ReportChargeback(BOOKING, EXTRA, "dp-1", HALF));
        }

        @Test
        void has_its_payment_made_by_its_own_process() {
            standing()
                    .when(new PaymentAuthorized(EXTRA, BOOKING, HALF, "auth-2"))
                    .sendsNothing();
            standing()
                    .when(new AuthorizationDeclined(EXTRA, BOOKING, "card_declined"))
                    .sendsNothing();
            standing().when(new CaptureFailed(EXTRA, BOOKING, "card_declined")).sendsNothing();
            standing()
                    .when(new RefundFailed(EXTRA, BOOKING, "r1", HALF, "account_closed", null))
                    .sendsNothing();
        }

        private static BookingRescheduled moved(
                Money price, @Nullable PaymentPart paid, @Nullable List<PaymentPart> returns) {
            var session = new OtherSession(null, Modality.VIDEO, price, price.minus(PRICE));
            return new BookingRescheduled(
                    BOOKING, PROPOSAL, Party.MENTEE, SESSION, LATER, 30, false, session, paid, returns);
        }

        @Test
        void is_reserved_by_its_own_process() {
            standing()
                    .when(new TimeReserved(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL))
                    .sendsNothing();
            standing()
                    .when(new TimeReservationRefused(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL))
                    .sendsNothing();
        }
    }

    @Nested
    class A_seat {

        private static final ReleaseSeat RELEASE_SEAT = new ReleaseSeat(WORKSHOP, BOOKING, ADA);
        private static final ReserveTime RESERVE_MENTEES_HOURS =
                new ReserveTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, WORKSHOP_TIME);
        private static final ReleaseTime RELEASE_MENTEES_HOURS =
                new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, WORKSHOP_TIME);
        private static final TimeReserved MENTEES_HOURS =
                new TimeReserved(ADAS_CALENDAR, BOOKING, Party.MENTEE, WORKSHOP_TIME);
        private static final BookingConfirmed SEAT_STANDS =
                new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, WORKSHOP_TIME);

        private ProcessFixture asked() {
            return process.given(seatRequested("hash"));
        }

        private ProcessFixture seated() {
            return asked().given(taken(BOOKING, ADA), MENTEES_HOURS, AUTHORIZED, SEAT_STANDS);
        }

        @Test
        void is_taken_in_place_of_the_mentors_time() {
            process.when(seatRequested("hash"))
                    .sends(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void is_followed_by_the_mentees_time_and_the_payment() {
            asked().when(taken(BOOKING, ADA)).sends(RESERVE_MENTEES_HOURS).goesOn();
            asked().given(taken(BOOKING, ADA))
                    .when(MENTEES_HOURS)
                    .sends(AUTHORIZE)
                    .goesOn();
        }

        @Test
        void that_is_refused_declines_the_booking_and_frees_nothing() {
            var refused = new SeatRefused(WORKSHOP, BOOKING, ADA, "SEATS_TAKEN");
            asked().when(refused).sends(new RefuseSeat(BOOKING, "SEATS_TAKEN")).goesOn();
            asked().given(refused)
                    .when(new BookingDeclined(BOOKING, "SEATS_TAKEN", null))
                    .sends(new CloseUnpaid(BOOKING))
                    .awaitsNothing();
        }

        @Test
        void is_free_again_when_the_mentee_has_no_time() {
            asked().given(
                            taken(BOOKING, ADA),
                            new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, WORKSHOP_TIME))
                    .when(new BookingDeclined(BOOKING, "MENTEE_BUSY", null))
                    .sends(RELEASE_SEAT, new CloseUnpaid(BOOKING))
                    .awaitsNothing();
        }

        @Test
        void stands_with_its_booking() {
            asked().given(taken(BOOKING, ADA), MENTEES_HOURS, AUTHORIZED)
                    .when(SEAT_STANDS)
                    .sends(new CapturePayment(PAYMENT), new ConfirmSeat(WORKSHOP, BOOKING))
                    .goesOn();
        }

        @Test
        void is_free_again_when_its_booking_is_cancelled() {
            seated().when(cancelled(CancelledBy.MENTEE))
                    .sends(RELEASE_SEAT, RELEASE_MENTEES_HOURS)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void that_comes_late_asks_for_nothing_more() {
            asked().given(cancelled(CancelledBy.MENTEE))
                    .when(taken(BOOKING, ADA))
                    .sendsNothing()
                    .awaitsNothing();
        }

        @Test
        void learns_that_the_mentor_is_there() {
            seated().when(new MentorPresent(WORKSHOP, BOOKING))
                    .sends(new NoteMentorPresent(BOOKING))
                    .goesOn();
        }

        @Test
        void learns_where_the_session_takes_place() {
            seated().when(new SeatLinkChanged(WORKSHOP, BOOKING))
                    .sends(new TakeOverMeetingLink(BOOKING, WORKSHOP))
                    .goesOn();
        }

        @Test
        void ends_when_it_is_called_off() {
            seated().when(new SeatCalledOff(WORKSHOP, BOOKING, CancelledBy.MENTOR))
                    .sends(new CancelSeat(BOOKING, CancelledBy.MENTOR))
                    .goesOn();
        }

        @Test
        void is_parked_when_it_cannot_be_ended() {
            var callOff = new CancelSeat(BOOKING, CancelledBy.MENTOR);
            seated().failing(CancelSeat.class::isInstance, Refused.because("BROKEN", "It does not work."))
                    .when(new SeatCalledOff(WORKSHOP, BOOKING, CancelledBy.MENTOR))
                    .sends(callOff, parked(callOff, Refused.class.getName() + ": BROKEN: It does not work."))
                    .goesOn();
        }
    }

    @Nested
    class The_hold {

        @Test
        void begins_with_the_mentors_time_and_ends_by_itself() {
            process.when(requested()).sends(reserveMentorsTime()).awaits(HOLD).goesOn();
        }

        @Test
        void goes_on_with_the_mentees_time() {
            process.given(requested())
                    .when(mentorsTimeReserved())
                    .sends(RESERVE_MENTEES_TIME)
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void asks_for_the_price_once_both_have_time() {
            process.given(requested(), mentorsTimeReserved())
                    .when(menteesTimeReserved())
                    .sends(AUTHORIZE)
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void tells_the_booking_that_the_mentor_has_no_time() {
            process.given(requested())
                    .when(new TimeReservationRefused(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME))
                    .sends(new RefuseForTime(BOOKING, Party.MENTOR))
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void tells_the_booking_that_the_mentee_has_no_time() {
            process.given(requested(), mentorsTimeReserved())
                    .when(new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION))
                    .sends(new RefuseForTime(BOOKING, Party.MENTEE))
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void tells_the_booking_that_the_price_is_authorised() {
            bothReserved()
                    .when(AUTHORIZED)
                    .sends(new AcceptPayment(BOOKING))
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void tells_the_booking_that_the_gateway_declined() {
            bothReserved()
                    .when(new AuthorizationDeclined(PAYMENT, BOOKING, "card_declined"))
                    .sends(new RejectPayment(BOOKING, "card_declined"))
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void lapses_at_its_end() {
            bothReserved()
                    .whenItIs(HOLD_ENDS)
                    .sends(new ExpireHold(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void does_not_lapse_a_moment_before() {
            bothReserved()
                    .whenItIs(HOLD_ENDS.minusNanos(1))
                    .sendsNothing()
                    .awaits(HOLD)
                    .goesOn();
        }
    }

    @Nested
    class The_mentors_answer {

        @Test
        void is_awaited_instead_of_the_holds_end() {
            bothReserved()
                    .given(AUTHORIZED)
                    .when(awaited())
                    .sendsNothing()
                    .awaits(CONFIRMATION)
                    .goesOn();
        }

        @Test
        void is_no_longer_awaited_once_its_time_is_over() {
            bothReserved()
                    .given(AUTHORIZED, awaited())
                    .whenItIs(ANSWER_BY)
                    .sends(new ExpireConfirmation(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void leads_to_the_session() {
            bothReserved()
                    .given(AUTHORIZED, awaited())
                    .when(confirmed())
                    .sends(new CapturePayment(PAYMENT))
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }
    }

    @Nested
    class The_session {

        @Test
        void begins_by_itself() {
            standing()
                    .whenItIs(SESSION.startsAt())
                    .sendsNothing()
                    .awaits(ATTENDANCE, END)
                    .goesOn();
        }

        @Test
        void is_paid_for_and_awaited_at_once_where_no_answer_is_needed() {
            bothReserved()
                    .given(AUTHORIZED)
                    .when(confirmed())
                    .sends(new CapturePayment(PAYMENT))
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }

        @Test
        void does_not_stand_where_the_capture_failed() {
            standing()
                    .when(new CaptureFailed(PAYMENT, BOOKING, "expired"))
                    .sends(new RejectPayment(BOOKING, "expired"))
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }

        @Test
        void is_checked_for_who_came() {
            standing()
                    .whenItIs(ATTENDANCE_AT)
                    .sends(new AssessAttendance(BOOKING))
                    .awaits(END)
                    .goesOn();
        }

        @Test
        void ends() {
            standing()
                    .givenItIs(ATTENDANCE_AT)
                    .whenItIs(SESSION_ENDS)
                    .sends(new CompleteBooking(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void has_no_end_where_somebody_did_not_come() {
            standing()
                    .givenItIs(ATTENDANCE_AT)
                    .when(new NoShowRecorded(BOOKING, Absent.MENTOR))
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }
    }

    static Stream<BookingEvent> endsBeforeConfirmation() {
        return Stream.of(
                new BookingDeclined(BOOKING, "MENTOR_DECLINED", null),
                new BookingExpired(BOOKING, "HOLD"),
                cancelled(CancelledBy.MENTEE));
    }

    @Nested
    class Given_up_before_it_was_confirmed {

        @ParameterizedTest
        @MethodSource("org.mentorlink.saga.booking.BookingSagaTest#endsBeforeConfirmation")
        void frees_the_mentor_and_closes_unpaid_where_only_the_mentor_was_asked(BookingEvent end) {
            process.given(requested())
                    .when(end)
                    .sends(RELEASE_MENTORS_TIME, new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @ParameterizedTest
        @MethodSource("org.mentorlink.saga.booking.BookingSagaTest#endsBeforeConfirmation")
        void frees_both_and_closes_unpaid_where_the_payment_was_not_asked_for(BookingEvent end) {
            process.given(requested(), mentorsTimeReserved())
                    .when(end)
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @ParameterizedTest
        @MethodSource("org.mentorlink.saga.booking.BookingSagaTest#endsBeforeConfirmation")
        void frees_both_and_returns_the_payment_that_was_asked_for(BookingEvent end) {
            bothReserved()
                    .when(end)
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, RETURN_PRICE)
                    .awaitsNothing()
                    .goesOn();
        }

        @ParameterizedTest
        @MethodSource("org.mentorlink.saga.booking.BookingSagaTest#endsBeforeConfirmation")
        void returns_what_was_authorised_while_the_mentor_was_asked(BookingEvent end) {
            bothReserved()
                    .given(AUTHORIZED, awaited())
                    .when(end)
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, RETURN_PRICE)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void frees_nobody_where_the_mentor_had_no_time() {
            process.given(requested(), new TimeReservationRefused(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME))
                    .when(new BookingDeclined(BOOKING, "SLOT_TAKEN", null))
                    .sends(new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void frees_the_mentor_alone_where_the_mentee_had_no_time() {
            process.given(
                            requested(),
                            mentorsTimeReserved(),
                            new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION))
                    .when(new BookingDeclined(BOOKING, "MENTEE_BUSY", null))
                    .sends(RELEASE_MENTORS_TIME, new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void frees_both_and_closes_unpaid_where_the_payment_was_declined() {
            bothReserved()
                    .when(new BookingPaymentFailed(BOOKING, "card_declined"))
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, new CloseUnpaid(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }
    }

    @Nested
    class Given_up_after_it_was_confirmed {

        @ParameterizedTest
        @EnumSource(CancelledBy.class)
        void frees_both_and_leaves_the_money_to_the_settlement(CancelledBy by) {
            standing()
                    .when(cancelled(by))
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void frees_both_and_returns_the_authorisation_where_the_capture_failed() {
            standing()
                    .when(new BookingPaymentFailed(BOOKING, "expired"))
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME, RETURN_PRICE)
                    .awaitsNothing()
                    .goesOn();
        }
    }

    @Nested
    class The_settlement {

        @Test
        void pays_the_mentor() {
            standing()
                    .givenItIs(SESSION_ENDS)
                    .when(SETTLED_FOR_MENTOR)
                    .sends(new SettleEarnings(
                            PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, COMMISSION, PAYOUT_AT, GATEWAY))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void returns_the_price() {
            standing()
                    .given(cancelled(CancelledBy.MENTOR))
                    .when(settled(PRICE, false, PAYOUT_AT))
                    .sends(RETURN_PRICE)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void returns_a_part_and_pays_the_rest() {
            var settlement = Settlement.of(PRICE, Settings.COMMISSION_BASIS_POINTS, HALF);
            earned().given(disputed(DisputeSource.MENTEE, null))
                    .when(settled(HALF, true, PAYOUT_AT))
                    .sends(
                            new ReturnPayment(PAYMENT, BOOKING, HALF, CAUSE),
                            new SettleEarnings(
                                    PAYOUT,
                                    BOOKING,
                                    MENTOR_GRACE,
                                    settlement.mentorShare(),
                                    settlement.commission(),
                                    PAYOUT_AT,
                                    GATEWAY))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void moves_nothing_where_nothing_is_to_be_moved_and_waits_until_nobody_can_question_it() {
            standing()
                    .when(settled(NOTHING, false, PAYOUT_AT))
                    .sendsNothing()
                    .awaits(START, ATTENDANCE, END, PAYOUT_DUE)
                    .goesOn();
        }
    }

    @Nested
    class What_goes_back {

        @Test
        void is_the_price_where_it_was_voided() {
            bothReserved()
                    .given(new BookingExpired(BOOKING, "HOLD"))
                    .when(new PaymentVoided(PAYMENT, BOOKING, NOTHING))
                    .sends(new NoteRefund(BOOKING, PRICE))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_everything_refunded_so_far() {
            earned().when(new PaymentRefunded(PAYMENT, BOOKING, "r2", Money.of(500, "ZAR"), HALF, "ref-2"))
                    .sends(new NoteRefund(BOOKING, HALF))
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }

        @Test
        void is_parked_as_a_whole_where_the_gateway_turned_it_down() {
            earned().given(settled(HALF, true, PAYOUT_AT))
                    .when(new RefundFailed(PAYMENT, BOOKING, "r2", Money.of(500, "ZAR"), "account_closed", null))
                    .sends(parked(new ReturnPayment(PAYMENT, BOOKING, HALF, "r2"), "account_closed"))
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }
    }

    @Nested
    class The_payout {

        @Test
        void waits_for_the_dispute_window() {
            standing()
                    .givenItIs(SESSION_ENDS)
                    .given(SETTLED_FOR_MENTOR)
                    .when(PAYOUT_SCHEDULED)
                    .sendsNothing()
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }

        /** Or the mentor would be paid of a price that was never captured. */
        @Test
        void waits_where_it_is_not_known_whether_the_price_was_captured() {
            standing()
                    .givenItIs(SESSION_ENDS)
                    .given(new BookingCompleted(BOOKING), SETTLED_FOR_MENTOR, PAYOUT_SCHEDULED)
                    .whenItIs(PAYOUT_AT)
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void begins_once_it_is_known_that_the_price_was_captured() {
            dueBeforeTheCaptureIsKnown()
                    .when(CAPTURED)
                    .sends(new BeginPayout(PAYOUT))
                    .goesOn();
        }

        /** As by gateways that take the money at once. */
        @Test
        void does_not_wait_where_the_price_was_captured_before_the_confirmation() {
            bothReserved()
                    .given(AUTHORIZED, CAPTURED, confirmed())
                    .givenItIs(SESSION_ENDS)
                    .given(new BookingCompleted(BOOKING), SETTLED_FOR_MENTOR, PAYOUT_SCHEDULED)
                    .whenItIs(PAYOUT_AT)
                    .sends(new BeginPayout(PAYOUT))
                    .goesOn();
        }

        @Test
        void does_not_begin_by_what_was_paid_in_addition() {
            dueBeforeTheCaptureIsKnown()
                    .when(new PaymentCaptured(PaymentId.of(ProposalId.of(BOOKING, 1)), BOOKING, HALF, null))
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void does_not_begin_before_it_is_due() {
            standing().when(CAPTURED).sendsNothing().goesOn();
        }

        @Test
        void does_not_begin_where_the_capture_failed() {
            dueBeforeTheCaptureIsKnown()
                    .given(new CaptureFailed(PAYMENT, BOOKING, "expired"))
                    .when(CAPTURED)
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void does_not_begin_where_it_is_disputed_meanwhile() {
            dueBeforeTheCaptureIsKnown()
                    .given(disputed(DisputeSource.MENTEE, null))
                    .when(CAPTURED)
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void waits_anew_where_it_was_revised() {
            var later = PAYOUT_AT.plus(Duration.ofDays(1));
            earned().when(new PayoutRevised(PAYOUT, BOOKING, HALF, NOTHING, NOTHING, NOTHING, later))
                    .sendsNothing()
                    .awaits(at(later, new PayoutDue(BOOKING)))
                    .goesOn();
        }

        @Test
        void does_not_wait_anew_where_it_was_revised_to_nothing() {
            earned().given(disputed(DisputeSource.MENTEE, null))
                    .when(new PayoutRevised(PAYOUT, BOOKING, NOTHING, NOTHING, NOTHING, NOTHING, PAYOUT_AT))
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void begins_when_it_is_due() {
            earned().whenItIs(PAYOUT_AT)
                    .sends(new BeginPayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_lessened_by_what_the_mentor_owes() {
            earned().givenItIs(PAYOUT_AT)
                    .when(PAYOUT_BEGUN)
                    .sends(new ApplyRecovery(ACCOUNT, PAYOUT, BOOKING, MENTORS_SHARE, MENTOR_GRACE, "sandbox"))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void waits_where_it_is_collected() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN)
                    .when(COLLECTED)
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_withdrawn_where_it_is_disputed_while_it_waits() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED)
                    .when(disputed(DisputeSource.MENTEE, null))
                    .sends(new FreezePayout(PAYOUT), WITHDRAW)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_withdrawn_where_it_was_disputed_on_the_way_there() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, disputed(DisputeSource.MENTEE, null))
                    .when(COLLECTED)
                    .sends(WITHDRAW)
                    .awaitsNothing()
                    .goesOn();
        }

        /** It could not be withdrawn while it was in the batch that failed. */
        @Test
        void is_withdrawn_where_it_was_disputed_before_its_batch_failed() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED, disputed(DisputeSource.MENTEE, null))
                    .when(COLLECTED)
                    .sends(WITHDRAW)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_withdrawn_where_it_is_to_be_less() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED)
                    .when(new PayoutRevisionDeferred(PAYOUT, BOOKING, HALF, NOTHING, PAYOUT_AT))
                    .sends(new WithdrawPayout(ACCOUNT, PAYOUT, BOOKING, HALF, PAYOUT_AT))
                    .awaitsNothing()
                    .goesOn();
        }

        /** What it was to be before that says nothing any more. */
        @Test
        void is_withdrawn_as_disputed_where_it_is_once_more() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED, disputed(DisputeSource.MENTEE, null))
                    .when(new PayoutRevisionDeferred(PAYOUT, BOOKING, HALF, NOTHING, PAYOUT_AT))
                    .sends(WITHDRAW)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_returned_where_it_was_withdrawn() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED)
                    .when(new PayoutWithdrawn(ACCOUNT, PAYOUT, BOOKING))
                    .sends(new ReturnPayout(PAYOUT, false))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_frozen_where_it_was_withdrawn_for_a_dispute() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED, disputed(DisputeSource.MENTEE, null))
                    .when(new PayoutWithdrawn(ACCOUNT, PAYOUT, BOOKING))
                    .sends(new ReturnPayout(PAYOUT, true))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_sent_once_that_is_known() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new RecoveryApplied(ACCOUNT, PAYOUT, BOOKING, RECOVERED, NOTHING))
                    .sends(new SendPayout(PAYOUT, RECOVERED, 0, false))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_not_sent_where_it_is_disputed_before_that_is_known() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, disputed(DisputeSource.MENTEE, null))
                    .when(new RecoveryApplied(ACCOUNT, PAYOUT, BOOKING, RECOVERED, NOTHING))
                    .sends(new SendPayout(PAYOUT, RECOVERED, 0, true))
                    .awaitsNothing()
                    .goesOn();
        }

        /** A transfer by the bank waits for days. */
        @Test
        void is_stopped_where_it_was_disputed_on_the_way() {
            var transfer = new TransferRequested(PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, NOTHING, 1, "bank");
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, disputed(DisputeSource.MENTEE, null))
                    .when(transfer)
                    .sends(new FreezePayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_left_alone_where_it_was_not() {
            var transfer = new TransferRequested(PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, NOTHING, 1, "bank");
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN)
                    .when(transfer)
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_noted_when_it_was_sent() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new PayoutSent(PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, NOTHING, "tr-1"))
                    .sends(new NotePayout(BOOKING, MENTORS_SHARE))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_noted_and_no_longer_awaited_when_it_was_cancelled() {
            earned().when(new PayoutCancelled(PAYOUT, BOOKING))
                    .sends(new NotePayout(BOOKING, NOTHING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_parked_where_it_failed() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new PayoutFailed(PAYOUT, BOOKING, RECOVERED, "bank_refused", 2))
                    .sends(parked(new SendPayout(PAYOUT, RECOVERED, 2), "bank_refused"))
                    .awaitsNothing()
                    .goesOn();
        }

        /** It could not be frozen while it was on its way. */
        @Test
        void is_frozen_where_it_failed_and_was_disputed_meanwhile() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, disputed(DisputeSource.MENTEE, null))
                    .when(new PayoutFailed(PAYOUT, BOOKING, RECOVERED, "bank_refused", 2))
                    .sends(new FreezePayout(PAYOUT), parked(new SendPayout(PAYOUT, RECOVERED, 2), "bank_refused"))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_sent_when_it_is_due_where_it_was_only_stopped() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new PayoutFailed(PAYOUT, BOOKING, RECOVERED, PayoutFailed.STOPPED, 1))
                    .sends(new BeginPayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_frozen_where_it_was_stopped_and_is_disputed() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, disputed(DisputeSource.MENTEE, null))
                    .when(new PayoutFailed(PAYOUT, BOOKING, RECOVERED, PayoutFailed.STOPPED, 1))
                    .sends(new FreezePayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        /** Stored before it was told which attempt had failed. */
        @Test
        void is_parked_where_nobody_knows_which_attempt_failed() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new PayoutFailed(PAYOUT, BOOKING, RECOVERED, "bank_refused", null))
                    .sends(parked(new SendPayout(PAYOUT, RECOVERED), "bank_refused"))
                    .goesOn();
        }

        @Test
        void is_owed_back_where_it_turned_out_too_much() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new RecoveryDue(PAYOUT, BOOKING, MENTOR_GRACE, ACCOUNT, RECOVERED, NOTHING, HALF))
                    .sends(new OweRecovery(ACCOUNT, PAYOUT, BOOKING, HALF))
                    .awaitsNothing()
                    .goesOn();
        }
    }

    @Nested
    class What_the_mentor_owes {

        @Test
        void lets_the_booking_close() {
            earned().givenItIs(PAYOUT_AT)
                    .when(new RecoveryOwed(ACCOUNT, PAYOUT, BOOKING, HALF, HALF, HALF))
                    .sends(new NotePayout(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_owed_but_for_what_is_taken_back_from_the_transfer() {
            closed().when(new RecoveryDue(PAYOUT, BOOKING, MENTOR_GRACE, ACCOUNT, HALF, NOTHING, HALF, RECOVERED))
                    .sends(new OweRecovery(ACCOUNT, PAYOUT, BOOKING, HALF.minus(RECOVERED)))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_settled_where_it_was_taken_back_from_the_transfer() {
            earned().when(new TransferReversed(PAYOUT, BOOKING, MENTOR_GRACE, 1, HALF, "trr_1"))
                    .sends(new NotePayout(BOOKING))
                    .goesOn();
        }

        @Test
        void is_owed_where_the_gateway_does_not_take_it_back_even_after_the_end() {
            closed().when(new TransferReversalFailed(PAYOUT, BOOKING, ACCOUNT, 1, HALF, "balance_insufficient"))
                    .sends(new OweRecovery(ACCOUNT, PAYOUT, BOOKING, HALF))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_not_forgotten_where_it_turns_out_after_the_end() {
            closed().when(new RecoveryDue(PAYOUT, BOOKING, MENTOR_GRACE, ACCOUNT, RECOVERED, NOTHING, HALF))
                    .sends(new OweRecovery(ACCOUNT, PAYOUT, BOOKING, HALF))
                    .awaitsNothing()
                    .goesOn();
        }
    }

    @Nested
    class A_dispute {

        private static final DisputeAppealed APPEALED =
                new DisputeAppealed(BOOKING, DISPUTE, Party.MENTEE, Personal.of(ADA, "That is not so"), true);

        @ParameterizedTest
        @EnumSource(DisputeSource.class)
        void freezes_the_payout(DisputeSource source) {
            earned().when(disputed(source, null))
                    .sends(new FreezePayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void freezes_a_payout_that_was_asked_for_and_not_yet_reported() {
            standing()
                    .givenItIs(SESSION_ENDS)
                    .given(SETTLED_FOR_MENTOR)
                    .when(disputed(DisputeSource.MENTEE, null))
                    .sends(new FreezePayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        /** In the order of the booking's events, so never before the earnings that the decision settled. */
        @Test
        void freezes_the_payout_again_on_an_appeal() {
            earned().given(disputed(DisputeSource.MENTEE, null), SETTLED_FOR_MENTOR, PAYOUT_SCHEDULED)
                    .when(APPEALED)
                    .sends(new FreezePayout(PAYOUT))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void withdraws_on_an_appeal_what_waits_to_be_sent_with_others() {
            earned().givenItIs(PAYOUT_AT)
                    .given(PAYOUT_BEGUN, COLLECTED)
                    .when(APPEALED)
                    .sends(new FreezePayout(PAYOUT), WITHDRAW)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void freezes_nothing_on_an_appeal_where_nothing_was_earned() {
            standing()
                    .givenItIs(ATTENDANCE_AT)
                    .given(new NoShowRecorded(BOOKING, Absent.MENTOR), settled(PRICE, false, PAYOUT_AT))
                    .when(APPEALED)
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void frees_both_where_the_session_has_not_ended() {
            standing()
                    .when(disputed(DisputeSource.GATEWAY, null))
                    .sends(RELEASE_MENTORS_TIME, RELEASE_MENTEES_TIME)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void freezes_nothing_where_nothing_was_earned() {
            standing()
                    .givenItIs(ATTENDANCE_AT)
                    .given(new NoShowRecorded(BOOKING, Absent.MENTOR), settled(PRICE, false, PAYOUT_AT))
                    .when(disputed(DisputeSource.MENTOR, null))
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_reported_where_the_payers_bank_asks() {
            var asked = new PaymentDisputed(PAYMENT, BOOKING, "dp-1");
            earned().when(asked)
                    .sends(new ReportInquiry(BOOKING, null, "dp-1"))
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }

        @Test
        void names_what_the_payers_bank_has_asked_and_leaves_the_rest_to_the_booking() {
            earned().given(new PaymentDisputed(PAYMENT, BOOKING, "dp-1"), new PaymentDisputed(PAYMENT, BOOKING, "dp-2"))
                    .when(new PaymentDisputeEnded(PAYMENT, BOOKING, "dp-1"))
                    .sends(new EndInquiry(BOOKING, null, "dp-1"))
                    .goesOn();
        }

        @Test
        void is_ended_where_the_payers_bank_has_asked_all() {
            earned().given(
                            new PaymentDisputed(PAYMENT, BOOKING, "dp-1"),
                            new PaymentDisputed(PAYMENT, BOOKING, "dp-2"),
                            new PaymentChargedBack(PAYMENT, BOOKING, "dp-2", HALF))
                    .when(new PaymentDisputeEnded(PAYMENT, BOOKING, "dp-1"))
                    .sends(new EndInquiry(BOOKING, null, "dp-1"))
                    .goesOn();
        }

        /** Before, there was nothing to hold back. */
        @Test
        void is_reported_again_once_it_is_settled_while_the_payers_bank_asks() {
            standing()
                    .givenItIs(SESSION_ENDS)
                    .given(new PaymentDisputed(PAYMENT, BOOKING, "dp-1"))
                    .when(SETTLED_FOR_MENTOR)
                    .sends(
                            new SettleEarnings(
                                    PAYOUT, BOOKING, MENTOR_GRACE, MENTORS_SHARE, COMMISSION, PAYOUT_AT, "sandbox"),
                            new ReportInquiry(BOOKING, null, "dp-1"))
                    .goesOn();
        }

        @Test
        void is_reported_where_the_gateway_charged_back() {
            earned().when(CHARGED_BACK)
                    .sends(new ReportChargeback(BOOKING, null, "dp-1", PRICE))
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }
    }

    @Nested
    class Its_end {

        @Test
        void comes_when_the_booking_closes() {
            earned().givenItIs(PAYOUT_AT)
                    .when(CLOSED)
                    .sendsNothing()
                    .awaitsNothing()
                    .isOver();
        }

        @Test
        void leaves_no_deadline_behind() {
            earned().when(CLOSED).sendsNothing().awaitsNothing().isOver();
        }

        @Test
        void is_not_the_end_of_another_booking() {
            earned().when(new BookingClosed(OTHER_BOOKING))
                    .sendsNothing()
                    .awaits(PAYOUT_DUE)
                    .goesOn();
        }

        @Test
        void is_taken_back_by_a_refund_that_an_admin_orders() {
            closed().when(settled(PRICE, true, PAYOUT_AT))
                    .sends(RETURN_PRICE, new SettleEarnings(PAYOUT, BOOKING, MENTOR_GRACE, NOTHING, NOTHING, PAYOUT_AT))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_taken_back_by_a_chargeback() {
            closed().when(CHARGED_BACK)
                    .sends(new ReportChargeback(BOOKING, null, "dp-1", PRICE))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void comes_again() {
            closed().given(settled(PRICE, true, PAYOUT_AT))
                    .when(CLOSED)
                    .sendsNothing()
                    .awaitsNothing()
                    .isOver();
        }

        @Test
        void stands_where_a_dispute_follows_and_nothing_was_earned_since() {
            closed().given(CHARGED_BACK)
                    .when(disputed(DisputeSource.GATEWAY, null))
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_not_taken_back_by_anything_else() {
            closed().when(AUTHORIZED).sendsNothing().awaitsNothing().isOver();
        }

        @Test
        void parks_what_could_not_be_refunded_after_it() {
            closed().given(settled(HALF, true, PAYOUT_AT))
                    .when(new RefundFailed(PAYMENT, BOOKING, "r1", HALF, "account_closed", null))
                    .sends(parked(new ReturnPayment(PAYMENT, BOOKING, HALF, "r1"), "account_closed"))
                    .awaitsNothing()
                    .goesOn();
        }
    }

    @Nested
    class Money_after_its_end {

        @Test
        void that_is_refunded_although_a_chargeback_has_closed_it_is_noted() {
            closed().when(new PaymentRefunded(PAYMENT, BOOKING, "r1", PRICE, PRICE, "re-1"))
                    .sends(new NoteRefund(BOOKING, PRICE))
                    .awaitsNothing()
                    .isOver();
        }

        @Test
        void that_could_not_be_refunded_is_shown_to_staff() {
            closed().when(new RefundFailed(PAYMENT, BOOKING, "r2", HALF, "account_closed", PRICE))
                    .sends(parked(new ReturnPayment(PAYMENT, BOOKING, PRICE, "r2"), "account_closed"))
                    .awaitsNothing()
                    .isOver();
        }

        /** Of a session that was proposed: the process that asked for it is over by then. */
        @Test
        void is_shown_to_staff_also_where_another_payment_could_not_be_refunded_again() {
            var extra = PaymentId.of(new BookingId("bkg_extra"));
            standing()
                    .given(new RefundReversed(extra, BOOKING, "r1", HALF, NOTHING, HALF, "re-1", "lost_card"))
                    .when(new RefundFailed(extra, BOOKING, "r2", HALF, "account_closed", HALF))
                    .sends(parked(new ReturnPayment(extra, BOOKING, HALF, "r2"), "account_closed"))
                    .goesOn();
        }

        @Test
        void whose_refund_failed_after_all_is_shown_to_staff_until_it_closes_again() {
            var reversed = new RefundReversed(PAYMENT, BOOKING, "r2", HALF, HALF, PRICE, "re-2", "lost_card");
            closed().when(reversed)
                    .sends(
                            new NoteRefundReversed(BOOKING, HALF, null),
                            parked(new ReturnPayment(PAYMENT, BOOKING, PRICE, "r2"), "lost_card"))
                    .awaitsNothing()
                    .goesOn();
        }

        /** It goes back again by itself, and is none of the booking's. */
        @Test
        void is_none_the_less_over_where_the_refund_of_what_was_paid_once_more_failed() {
            closed().when(new RefundReversed(PAYMENT, BOOKING, "r2", HALF, NOTHING, NOTHING, "re-2", "lost_card"))
                    .sendsNothing()
                    .isOver();
        }

        @Test
        void that_the_payers_bank_asks_about_is_reported_until_that_ends() {
            closed().when(new PaymentDisputed(PAYMENT, BOOKING, "dp-1"))
                    .sends(new ReportInquiry(BOOKING, null, "dp-1"))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_over_where_the_payers_bank_has_asked_and_nothing_follows() {
            closed().given(new PaymentDisputed(PAYMENT, BOOKING, "dp-1"))
                    .when(new PaymentDisputeEnded(PAYMENT, BOOKING, "dp-1"))
                    .sends(new EndInquiry(BOOKING, null, "dp-1"))
                    .isOver();
        }

        @Test
        void that_the_gateway_gives_back_is_noted() {
            closed().when(new ChargebackReversed(PAYMENT, BOOKING, "dp-1", PRICE, NOTHING))
                    .sends(new ReportChargeback(BOOKING, null, "dp-1", NOTHING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void that_was_taken_in_another_currency_is_shown_to_staff() {
            var euros = Money.of(1_800, "EUR");
            closed().when(new ChargebackUnclear(PAYMENT, BOOKING, "dp-1", euros))
                    .sends(
                            new ReportChargeback(BOOKING, null, "dp-1", null),
                            parked(
                                    new RecordChargeback(PAYMENT, "dp-1", euros),
                                    "The charge-back is in another currency than the payment."))
                    .awaitsNothing()
                    .goesOn();
        }
    }

    @Nested
    class Out_of_order {

        @Test
        void a_second_request_changes_nothing() {
            process.given(requested())
                    .when(requested())
                    .sendsNothing()
                    .awaits(HOLD)
                    .goesOn();
        }

        @Test
        void a_second_confirmation_leaves_one_deadline_of_each_kind() {
            standing()
                    .when(confirmed())
                    .sends(new CapturePayment(PAYMENT))
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }

        @Test
        void a_payout_scheduled_twice_is_due_once() {
            earned().when(PAYOUT_SCHEDULED).sendsNothing().awaits(PAYOUT_DUE).goesOn();
        }

        @Test
        void the_mentors_time_that_comes_after_the_cancellation_asks_the_mentee_no_more() {
            process.given(requested(), cancelled(CancelledBy.MENTEE))
                    .when(mentorsTimeReserved())
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void the_mentees_time_that_comes_after_the_cancellation_asks_for_no_payment() {
            process.given(requested(), mentorsTimeReserved(), cancelled(CancelledBy.MENTEE))
                    .when(menteesTimeReserved())
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void an_authorisation_that_comes_after_the_hold_is_left_to_the_booking() {
            bothReserved()
                    .given(new BookingExpired(BOOKING, "HOLD"))
                    .when(AUTHORIZED)
                    .sends(new AcceptPayment(BOOKING))
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void a_deadline_that_was_already_under_way_is_left_to_the_booking() {
            standing()
                    .when(new HoldLapsed(BOOKING))
                    .sends(new ExpireHold(BOOKING))
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }

        @Test
        void a_second_end_frees_nothing_twice() {
            standing()
                    .given(cancelled(CancelledBy.MENTOR))
                    .when(cancelled(CancelledBy.MENTOR))
                    .sendsNothing()
                    .awaitsNothing()
                    .goesOn();
        }

        /** One that a charge-back or a refund of a booking would take up again. */
        @ParameterizedTest
        @MethodSource("org.mentorlink.saga.booking.BookingSagaTest#ofPacks")
        void what_happens_to_the_payment_of_a_pack_starts_none(PaymentEvent event) {
            process.when(event).sendsNothing().awaitsNothing().isOver();
        }

        @Test
        void what_is_known_of_no_process_starts_none() {
            process.when(mentorsTimeReserved()).sendsNothing().awaitsNothing().isOver();
        }
    }

    @Nested
    class A_step_that_fails {

        @Test
        void is_parked_and_the_process_goes_on() {
            var refusal = Refused.because("PAYMENT_NOT_AUTHORIZED", "Only what is authorised can be captured.");
            bothReserved()
                    .given(AUTHORIZED)
                    .failing(CapturePayment.class::isInstance, refusal)
                    .when(confirmed())
                    .sends(
                            new CapturePayment(PAYMENT),
                            parked(
                                    new CapturePayment(PAYMENT),
                                    Refused.class.getName()
                                            + ": PAYMENT_NOT_AUTHORIZED: Only what is authorised can be captured."))
                    .awaits(START, ATTENDANCE, END)
                    .goesOn();
        }
    }

    static Stream<PaymentEvent> ofPacks() {
        var purchase = CreditPurchaseId.of(ADA, "1");
        var payment = PaymentId.of(purchase);
        var order = purchase.order();
        var price = Money.of(900, "ZAR");
        return Stream.of(
                new PaymentRefunded(payment, order, "r1", price, price, "re"),
                new RefundFailed(payment, order, "r1", price, "lost_card", price),
                new RefundReversed(payment, order, "r1", price, price.zero(), price, "re", "lost_card"),
                new PaymentChargedBack(payment, order, "dp_1", price),
                new PaymentDisputed(payment, order, "dp_1"),
                new ChargebackUnclear(payment, order, "dp_1", price),
                new ChargebackReversed(payment, order, "dp_1", price, price.zero()));
    }
}
