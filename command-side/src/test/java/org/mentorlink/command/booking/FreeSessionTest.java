package org.mentorlink.command.booking;

import static org.mentorlink.command.booking.Blocks.NOBODY_BLOCKED;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DISPUTE;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.TOPIC;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.AT_TEN_AND_ELEVEN;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.AssessAttendance;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CompleteBooking;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
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
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

/** K8: a session that costs nothing comes to every end without a payment. */
class FreeSessionTest {

    private static final Offering TALK = new Offering(
            new OfferingId("off_talk"), Personal.of(GRACE, "First talk"), null, 60, NOTHING, List.of(Modality.VIDEO));
    private static final BookedOffering BOOKED = new BookedOffering(TALK.offeringId(), TALK.name());
    private static final Instant WINDOW_END = SESSION.endsAt().plus(Settings.DISPUTE_WINDOW);
    private static final BookingClosed CLOSED = new BookingClosed(BOOKING);

    private static final Object[] STANDING = {requested("sandbox", ""), confirmed()};
    private static final Object[] HELD = and(
            STANDING,
            checkedIn(Party.MENTOR),
            checkedIn(Party.MENTEE),
            new BookingCompleted(BOOKING),
            settled(WINDOW_END));

    @Nested
    class Requested {

        @Test
        void without_a_payment_method_it_is_as_good_as_with_one() {
            at(NOW, "sandbox").when(request(TALK.offeringId(), "")).then(requested("sandbox", ""));
            at(NOW, "sandbox")
                    .when(request(TALK.offeringId(), PAYMENT_METHOD))
                    .then(requested("sandbox", PAYMENT_METHOD));
        }

        @Test
        void it_is_where_no_gateway_takes_the_currency() {
            at(NOW, "none").when(request(TALK.offeringId(), "")).then(requested("", ""));
        }

        @Test
        void what_costs_something_is_refused_without_a_payment_method() {
            at(NOW, "sandbox").when(request(null, "")).refused("INVALID_PAYMENT_METHOD", "input", "paymentMethod");
        }
    }

    @Nested
    class Ended {

        @Test
        void by_the_mentee_it_is_closed_at_once() {
            at(NOW, "sandbox")
                    .given(STANDING)
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null))
                    .then(cancelled(CancelledBy.MENTEE), settled(NOW.plus(Settings.DISPUTE_WINDOW)), CLOSED);
        }

        @Test
        void held_or_missed_it_can_be_questioned_for_a_while_and_is_closed_then() {
            at(SESSION.endsAt(), "sandbox")
                    .given(and(STANDING, checkedIn(Party.MENTOR), checkedIn(Party.MENTEE)))
                    .when(new CompleteBooking(BOOKING))
                    .then(new BookingCompleted(BOOKING), settled(WINDOW_END));
            var missed = MONDAY_10H.plus(Settings.NO_SHOW_AFTER);
            at(missed, "sandbox")
                    .given(STANDING)
                    .when(new AssessAttendance(BOOKING))
                    .then(new NoShowRecorded(BOOKING, Absent.BOTH), settled(missed.plus(Settings.DISPUTE_WINDOW)));
            at(WINDOW_END, "sandbox").given(HELD).when(new NotePayout(BOOKING)).then(CLOSED);
            at(WINDOW_END, "sandbox")
                    .given(and(HELD, CLOSED))
                    .when(new NotePayout(BOOKING))
                    .nothing();
        }

        @Test
        void disputed_it_is_closed_by_the_decision() {
            var disputed =
                    new DisputeOpened(BOOKING, DISPUTE, DisputeSource.MENTEE, Personal.of(ADA, "She did not speak"));
            at(SESSION.endsAt(), "sandbox")
                    .given(and(HELD, disputed))
                    .when(new NotePayout(BOOKING))
                    .nothing();
            var appealUntil = WINDOW_END.plus(Settings.APPEAL_WINDOW);
            for (var decision : List.of(DisputeDecision.REFUND, DisputeDecision.RELEASE)) {
                at(WINDOW_END, "sandbox")
                        .given(and(HELD, disputed))
                        .when(new ResolveDispute(BOOKING, BARBARA, decision, null, "Heard both"))
                        .then(
                                new DisputeResolved(
                                        BOOKING,
                                        DISPUTE,
                                        decision,
                                        Personal.of(BARBARA, "Heard both"),
                                        BARBARA,
                                        appealUntil),
                                settled(appealUntil.plus(Settings.APPEAL_RESERVE)),
                                CLOSED);
            }
        }

        @Test
        void it_has_nothing_to_refund() {
            at(WINDOW_END, "sandbox")
                    .given(and(HELD, CLOSED))
                    .when(new RefundBooking(BOOKING, BARBARA, NOTHING, "By mistake"))
                    .refused("INVALID_REFUND", "input", "refund");
        }
    }

    @Nested
    class Becoming_one_that_costs_something {

        private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);
        private static final OtherSession HOUR = new OtherSession(null, Modality.VIDEO, PRICE, PRICE);

        @Test
        void is_paid_as_a_whole_by_what_the_mentee_chooses() {
            at(NOW, "sandbox")
                    .given(and(STANDING, proposed(Party.MENTEE, PAYMENT_METHOD, true)))
                    .when(new NoteProposalReserved(BOOKING, PROPOSAL))
                    .then(extra());
        }

        @Test
        void is_refused_where_nobody_said_how() {
            at(NOW, "sandbox")
                    .given(STANDING)
                    .when(propose(Party.MENTEE, null))
                    .refused("INVALID_PAYMENT_METHOD", "input", "session", "paymentMethod");
            var open = and(
                    STANDING,
                    proposed(Party.MENTOR, null, false),
                    new ProposalOpened(BOOKING, PROPOSAL, Party.MENTOR, SESSION, NOW.plus(Settings.PROPOSAL), HOUR));
            at(NOW, "sandbox")
                    .given(open)
                    .when(new AcceptProposal(BOOKING, PROPOSAL, Party.MENTEE, null))
                    .refused("INVALID_PAYMENT_METHOD", "input", "paymentMethod");
            at(NOW, "sandbox")
                    .given(open)
                    .when(new AcceptProposal(BOOKING, PROPOSAL, Party.MENTEE, PAYMENT_METHOD))
                    .then(extra());
        }

        @Test
        void is_refused_where_no_gateway_takes_the_currency() {
            at(NOW, "none")
                    .given(requested("", ""), confirmed())
                    .when(propose(Party.MENTEE, PAYMENT_METHOD))
                    .refused("CURRENCY_NOT_TAKEN", "input", "session", "offeringId");
        }

        @Test
        void gives_back_what_was_paid_for_it_and_nothing_else() {
            var moved = new BookingRescheduled(
                    BOOKING,
                    PROPOSAL,
                    Party.MENTEE,
                    SESSION,
                    SESSION,
                    MORNINGS.bufferMinutes(),
                    false,
                    HOUR,
                    new PaymentPart(PaymentId.of(PROPOSAL), PRICE),
                    null);
            at(NOW, "sandbox")
                    .given(and(STANDING, proposed(Party.MENTEE, PAYMENT_METHOD, true), extra(), moved))
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null))
                    .then(
                            cancelled(CancelledBy.MENTEE),
                            new BookingSettled(
                                    BOOKING,
                                    MENTOR_GRACE,
                                    Settlement.of(PRICE, Settings.COMMISSION_BASIS_POINTS, PRICE),
                                    false,
                                    NOW.plus(Settings.DISPUTE_WINDOW),
                                    List.of(new PaymentPart(PaymentId.of(PROPOSAL), PRICE))));
        }

        private static ExtraPaymentRequested extra() {
            return new ExtraPaymentRequested(
                    BOOKING,
                    PROPOSAL,
                    PaymentId.of(PROPOSAL),
                    ADA,
                    PRICE,
                    "sandbox",
                    PAYMENT_METHOD,
                    NOW.plus(Settings.HOLD));
        }

        private static ProposeTime propose(Party by, @Nullable String paymentMethod) {
            return new ProposeTime(
                    BOOKING, ADA, by, MONDAY_10H, null, new WantedSession(null, null, PRICE, paymentMethod));
        }

        private static TimeProposed proposed(Party by, @Nullable String paymentMethod, boolean immediate) {
            return new TimeProposed(
                    BOOKING,
                    PROPOSAL,
                    by,
                    GRACE,
                    ADA,
                    SESSION,
                    SESSION,
                    MORNINGS.bufferMinutes(),
                    immediate,
                    false,
                    null,
                    NOW.plus(Settings.PROPOSAL),
                    HOUR,
                    paymentMethod);
        }
    }

    @Test
    void it_stands_without_a_payment() {
        at(NOW, "sandbox")
                .given(requested("sandbox", ""))
                .when(new AcceptPayment(BOOKING))
                .then(confirmed());
        at(NOW, "sandbox")
                .given(requested("sandbox", ""), awaited())
                .when(new AcceptPayment(BOOKING))
                .nothing();
    }

    private static RequestBooking request(@Nullable OfferingId offeringId, String paymentMethod) {
        return new RequestBooking(
                BOOKING, MENTOR_GRACE, ADA, offeringId, MONDAY_10H, TOPIC, null, Modality.VIDEO, "", paymentMethod);
    }

    private static BookingRequested requested(String gateway, String paymentMethod) {
        return new BookingRequested(
                BOOKING,
                MENTOR_GRACE,
                GRACE,
                ADA,
                SESSION,
                MORNINGS.bufferMinutes(),
                Personal.of(ADA, TOPIC),
                null,
                Modality.VIDEO,
                BOOKED,
                null,
                NOTHING,
                Settings.COMMISSION_BASIS_POINTS,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                gateway,
                paymentMethod,
                Personal.of(ADA, ContentHash.of(request(TALK.offeringId(), paymentMethod))),
                NOW.plus(Settings.HOLD),
                null);
    }

    private static BookingSettled settled(Instant dueAt) {
        return new BookingSettled(
                BOOKING, MENTOR_GRACE, Settlement.of(NOTHING, Settings.COMMISSION_BASIS_POINTS, NOTHING), false, dueAt);
    }

    /** @param taking the gateway that takes everything; there is no other */
    private static Scenario<Booking> at(Instant now, String taking) {
        MentorOffers offers = mentorId -> new Offer(
                MENTOR_GRACE,
                GRACE,
                PRICE,
                Availability.of(AT_TEN_AND_ELEVEN),
                ConfirmationMode.INSTANT,
                Map.of(TALK.offeringId().value(), TALK),
                CancellationPolicy.STANDARD);
        KnownGateways gateways = taking::equals;
        return new Scenario<>(
                Booking.class,
                now,
                offers,
                new BookingReadiness((memberId, role) -> Optional.empty(), NOBODY_BLOCKED),
                gateways);
    }

    private static Object[] and(Object[] before, Object... then) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(then));
        return all.toArray();
    }
}
