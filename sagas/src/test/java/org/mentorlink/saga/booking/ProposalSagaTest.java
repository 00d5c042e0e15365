package org.mentorlink.saga.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.ADAS_CALENDAR;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.saga.booking.ProcessFixture.CAUSE;
import static org.mentorlink.saga.booking.ProcessFixture.at;
import static org.mentorlink.saga.booking.ProcessFixture.parked;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.NoteExtraPaid;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingCommand.RejectExtraPayment;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.BookingDeadline.ProposalLapsed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** Each row of the second table of {@code docs/sagas.md}. */
class ProposalSagaTest {

    private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);
    private static final TimeSlot LATER = TimeSlot.of(MONDAY_10H.plus(Duration.ofHours(1)), Settings.SESSION);
    private static final TimeSlot MENTORS_LATER = LATER.followedBy(Duration.ofMinutes(15));
    private static final Instant EXPIRES = NOW.plus(Settings.PROPOSAL);

    private static final TimeProposed PROPOSED = new TimeProposed(
            BOOKING, PROPOSAL, Party.MENTEE, GRACE, ADA, SESSION, LATER, 15, true, false, null, EXPIRES);
    private static final TimeReserved MENTORS_TIME =
            new TimeReserved(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL);
    private static final TimeReserved MENTEES_TIME =
            new TimeReserved(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL);
    private static final ReleaseTime RELEASE_MENTORS =
            new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL);
    private static final ReleaseTime RELEASE_MENTEES =
            new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL);
    private static final Map.Entry<Instant, BookingDeadline> ANSWER =
            at(EXPIRES, new ProposalLapsed(BOOKING, PROPOSAL));

    private final ProcessFixture process = new ProcessFixture(ProposalSaga.class);

    @Test
    void begins_with_the_mentors_time() {
        process.when(PROPOSED)
                .sends(new ReserveTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL))
                .awaits(ANSWER)
                .goesOn();
    }

    @Test
    void goes_on_with_the_mentees_time() {
        process.given(PROPOSED)
                .when(MENTORS_TIME)
                .sends(new ReserveTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                .awaits(ANSWER)
                .goesOn();
    }

    @Test
    void tells_the_booking_once_both_have_time() {
        process.given(PROPOSED, MENTORS_TIME)
                .when(MENTEES_TIME)
                .sends(new NoteProposalReserved(BOOKING, PROPOSAL))
                .awaits(ANSWER)
                .goesOn();
    }

    @Test
    void tells_the_booking_whose_time_is_taken() {
        process.given(PROPOSED, MENTORS_TIME)
                .when(new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                .sends(new RefuseProposal(BOOKING, PROPOSAL, Party.MENTEE))
                .goesOn();
    }

    @Test
    void releases_only_what_was_not_refused() {
        process.given(
                        PROPOSED,
                        MENTORS_TIME,
                        new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                .when(ended(ProposalState.MENTEE_BUSY))
                .sends(RELEASE_MENTORS)
                .awaitsNothing()
                .isOver();
    }

    @Test
    void lapses() {
        process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME)
                .whenItIs(EXPIRES)
                .sends(new ExpireProposal(BOOKING, PROPOSAL))
                .awaitsNothing()
                .goesOn();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProposalState.class,
            names = {"DECLINED", "WITHDRAWN", "EXPIRED", "REPLACED", "OBSOLETE"})
    void releases_both_times_when_it_comes_to_nothing(ProposalState how) {
        process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME)
                .when(ended(how))
                .sends(RELEASE_MENTORS, RELEASE_MENTEES)
                .awaitsNothing()
                .isOver();
    }

    @Test
    void releases_what_is_asked_for_and_not_answered_yet() {
        process.given(PROPOSED)
                .when(ended(ProposalState.WITHDRAWN))
                .sends(RELEASE_MENTORS)
                .isOver();
    }

    @Test
    void keeps_both_times_when_the_session_moves() {
        process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME)
                .when(new BookingRescheduled(BOOKING, PROPOSAL, Party.MENTEE, SESSION, LATER, 15, false))
                .sendsNothing()
                .awaitsNothing()
                .isOver();
    }

    @Test
    void leaves_the_time_that_was_requested_alone() {
        process.given(PROPOSED)
                .when(new TimeReserved(GRACES_CALENDAR, BOOKING, Party.MENTOR, SESSION))
                .sendsNothing()
                .goesOn();
    }

    @Nested
    class What_it_costs_more {

        private static final Money MORE = Money.of(17_503, "ZAR");
        private static final PaymentId EXTRA = PaymentId.of(PROPOSAL);
        private static final Instant PAY_BY = NOW.plus(Settings.HOLD);
        private static final ExtraPaymentRequested ASKED =
                new ExtraPaymentRequested(BOOKING, PROPOSAL, EXTRA, ADA, MORE, GATEWAY, PAYMENT_METHOD, PAY_BY);
        private static final Map.Entry<Instant, BookingDeadline> PAYMENT_AWAITED =
                at(PAY_BY, new ProposalLapsed(BOOKING, PROPOSAL));
        private static final PaymentAuthorized AUTHORIZED = new PaymentAuthorized(EXTRA, BOOKING, MORE, "auth-2");
        private static final PaymentCaptured CAPTURED = new PaymentCaptured(EXTRA, BOOKING, MORE);
        private static final ReturnPayment RETURN = new ReturnPayment(EXTRA, BOOKING, MORE, CAUSE);

        private ProcessFixture agreed() {
            return process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME);
        }

        @Test
        void is_authorised_and_waited_for_no_longer_than_a_hold() {
            agreed().when(ASKED)
                    .sends(new RequestAuthorization(EXTRA, BOOKING, ADA, MORE, GATEWAY, PAYMENT_METHOD))
                    .awaits(PAYMENT_AWAITED)
                    .goesOn();
        }

        @Test
        void is_captured_before_the_booking_is_told() {
            agreed().given(ASKED)
                    .when(AUTHORIZED)
                    .sends(new CapturePayment(EXTRA))
                    .awaits(PAYMENT_AWAITED)
                    .goesOn();
        }

        @Test
        void is_told_to_the_booking_once_captured() {
            agreed().given(ASKED, AUTHORIZED)
                    .when(CAPTURED)
                    .sends(new NoteExtraPaid(BOOKING, PROPOSAL))
                    .awaits(PAYMENT_AWAITED)
                    .goesOn();
        }

        @Test
        void is_kept_when_the_session_moves() {
            agreed().given(ASKED, AUTHORIZED, CAPTURED)
                    .when(new BookingRescheduled(BOOKING, PROPOSAL, Party.MENTEE, SESSION, LATER, 15, false))
                    .sendsNothing()
                    .awaitsNothing()
                    .isOver();
        }

        @Test
        void is_told_to_the_booking_where_it_is_declined_or_cannot_be_captured() {
            var told = new RejectExtraPayment(BOOKING, PROPOSAL, "card_declined");
            agreed().given(ASKED)
                    .when(new AuthorizationDeclined(EXTRA, BOOKING, "card_declined"))
                    .sends(told)
                    .goesOn();
        }

        @Test
        void is_told_to_the_booking_where_it_cannot_be_captured() {
            agreed().given(ASKED, AUTHORIZED)
                    .when(new CaptureFailed(EXTRA, BOOKING, "card_declined"))
                    .sends(new RejectExtraPayment(BOOKING, PROPOSAL, "card_declined"))
                    .goesOn();
        }

        @Test
        void is_not_captured_where_it_was_declined_before() {
            agreed().given(ASKED, new AuthorizationDeclined(EXTRA, BOOKING, "card_declined"))
                    .when(AUTHORIZED)
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void goes_back_where_the_proposal_comes_to_nothing_and_is_waited_for() {
            agreed().given(ASKED, AUTHORIZED, CAPTURED)
                    .when(ended(ProposalState.PAYMENT_FAILED))
                    .sends(RELEASE_MENTORS, RELEASE_MENTEES, RETURN)
                    .awaitsNothing()
                    .goesOn();
        }

        @Test
        void is_not_captured_once_the_proposal_is_over() {
            agreed().given(ASKED, ended(ProposalState.OBSOLETE))
                    .when(AUTHORIZED)
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void is_not_told_once_the_proposal_is_over() {
            agreed().given(ASKED, AUTHORIZED, ended(ProposalState.OBSOLETE))
                    .when(CAPTURED)
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void ends_once_voided() {
            agreed().given(ASKED, ended(ProposalState.OBSOLETE))
                    .when(new PaymentVoided(EXTRA, BOOKING, MORE))
                    .sendsNothing()
                    .isOver();
        }

        @Test
        void ends_once_refunded() {
            agreed().given(ASKED, AUTHORIZED, CAPTURED, ended(ProposalState.OBSOLETE))
                    .when(new PaymentRefunded(EXTRA, BOOKING, "r1", MORE, MORE, "ref-1"))
                    .sendsNothing()
                    .isOver();
        }

        @Test
        void is_waited_for_while_only_what_was_paid_once_more_has_gone_back() {
            agreed().given(ASKED, AUTHORIZED, CAPTURED, ended(ProposalState.OBSOLETE))
                    .when(new PaymentRefunded(EXTRA, BOOKING, "once-more", MORE, Money.of(0, MORE.currency()), "ref-2"))
                    .sendsNothing()
                    .goesOn();
        }

        @Test
        void is_parked_where_the_gateway_turns_the_refund_down() {
            agreed().given(ASKED, AUTHORIZED, CAPTURED, ended(ProposalState.OBSOLETE))
                    .when(new RefundFailed(EXTRA, BOOKING, "r1", MORE, "account_closed", null))
                    .sends(parked(new ReturnPayment(EXTRA, BOOKING, MORE, "r1"), "account_closed"))
                    .goesOn();
        }

        @Test
        void is_not_returned_where_the_gateway_took_it_back() {
            agreed().given(ASKED, AUTHORIZED, CAPTURED, new PaymentChargedBack(EXTRA, BOOKING, "dp-1", MORE))
                    .when(ended(ProposalState.PAYMENT_FAILED))
                    .sends(RELEASE_MENTORS, RELEASE_MENTEES)
                    .isOver();
        }

        /** The rest is still to come. */
        @Test
        void is_waited_for_while_only_a_part_has_gone_back() {
            var half = Money.of(MORE.amountMinor() / 2, MORE.currency());
            var rest = MORE.minus(half);
            agreed().given(ASKED, AUTHORIZED, CAPTURED, ended(ProposalState.OBSOLETE))
                    .when(new PaymentRefunded(EXTRA, BOOKING, "r1", half, half, "ref-1"))
                    .sendsNothing()
                    .goesOn();
            agreed().given(ASKED, AUTHORIZED, CAPTURED, ended(ProposalState.OBSOLETE))
                    .when(new PaymentChargedBack(EXTRA, BOOKING, "dp-1", half))
                    .sendsNothing()
                    .goesOn();
            agreed().given(
                            ASKED,
                            AUTHORIZED,
                            CAPTURED,
                            new PaymentChargedBack(EXTRA, BOOKING, "dp-1", half),
                            ended(ProposalState.OBSOLETE))
                    .when(new PaymentRefunded(EXTRA, BOOKING, "r1", rest, rest, "ref-1"))
                    .sendsNothing()
                    .isOver();
        }

        @Test
        void is_returned_as_far_as_the_gateway_has_not_taken_it_back() {
            var part = Money.of(1, MORE.currency());
            agreed().given(ASKED, AUTHORIZED, CAPTURED, new PaymentChargedBack(EXTRA, BOOKING, "dp-1", part))
                    .when(ended(ProposalState.PAYMENT_FAILED))
                    .sends(RELEASE_MENTORS, RELEASE_MENTEES, RETURN)
                    .goesOn();
        }

        @Test
        void leaves_the_first_payment_alone() {
            agreed().given(ASKED)
                    .when(new PaymentAuthorized(PaymentId.of(BOOKING), BOOKING, MORE, "auth-1"))
                    .sendsNothing()
                    .goesOn();
        }
    }

    private static ProposalEnded ended(ProposalState how) {
        return new ProposalEnded(BOOKING, PROPOSAL, Party.MENTEE, LATER, how, null);
    }
}
