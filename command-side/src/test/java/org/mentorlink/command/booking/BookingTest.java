package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.command.booking.Blocks.NOBODY_BLOCKED;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DESCRIPTION;
import static org.mentorlink.mothers.Bookings.DISPUTE;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.TOPIC;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.heard;
import static org.mentorlink.mothers.Bookings.request;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Bookings.settled;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.BookingCommand;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.booking.BookingCommand.AssessAttendance;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.CloseUnpaid;
import org.mentorlink.booking.BookingCommand.CompleteBooking;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.DeclineBooking;
import org.mentorlink.booking.BookingCommand.ExpireConfirmation;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.NoteRefund;
import org.mentorlink.booking.BookingCommand.NoteRefundReversed;
import org.mentorlink.booking.BookingCommand.NoteStrikes;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.RefuseForTime;
import org.mentorlink.booking.BookingCommand.RejectPayment;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.WithdrawStrikes;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.BookingEvent.RefundUndone;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.GivenAnswers;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.Settlement;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

class BookingTest {

    private static final Instant END = SESSION.endsAt();
    private static final Instant WINDOW_END = END.plus(Settings.DISPUTE_WINDOW);
    private static final Money HALF = Money.of(17_500, "ZAR");
    private static final Personal FELL_ILL = Personal.of(ADA, "I fell ill");
    private static final Personal NOT_HELD = Personal.of(ADA, "She did not speak");
    private static final Personal DECIDED = Personal.of(BARBARA, "As the recording shows");

    private static final BookingDeclined MENTOR_DECLINED = new BookingDeclined(BOOKING, "MENTOR_DECLINED", null);
    private static final BookingDeclined SLOT_TAKEN = new BookingDeclined(BOOKING, "SLOT_TAKEN", null);
    private static final BookingExpired HOLD_EXPIRED = new BookingExpired(BOOKING, "HOLD");
    private static final BookingExpired CONFIRMATION_EXPIRED = new BookingExpired(BOOKING, "CONFIRMATION");
    private static final BookingPaymentFailed DECLINED_CARD = new BookingPaymentFailed(BOOKING, "card_declined");
    private static final BookingCompleted COMPLETED = new BookingCompleted(BOOKING);
    private static final MentorSettled PAID = new MentorSettled(BOOKING);
    private static final BookingClosed CLOSED = new BookingClosed(BOOKING);

    private static final Object[] REQUESTED = {requested()};
    private static final Object[] AWAITING = {requested(ConfirmationMode.APPROVAL), awaited()};
    private static final Object[] CONFIRMED = {requested(), confirmed()};
    private static final Object[] CONFIRMED_BY_MENTOR = and(AWAITING, confirmed(ConfirmationMode.APPROVAL));
    private static final Object[] BOTH_THERE = and(CONFIRMED, checkedIn(Party.MENTOR), checkedIn(Party.MENTEE));
    private static final Object[] HELD = and(BOTH_THERE, COMPLETED, settled(NOTHING, true, WINDOW_END));
    private static final Instant APPEALABLE = END.plus(Settings.APPEAL_WINDOW);
    private static final Instant PAYABLE = APPEALABLE.plus(Settings.APPEAL_RESERVE);
    private static final Object[] HELD_AND_CLOSED = and(HELD, PAID, CLOSED);
    private static final Object[] DISPUTED = and(HELD, disputed(DisputeSource.MENTEE, NOT_HELD));
    private static final Object[] CHARGED_BACK = and(HELD, disputed(DisputeSource.GATEWAY, null));
    private static final Object[] MENTOR_ABSENT = and(
            CONFIRMED,
            new NoShowRecorded(BOOKING, Absent.MENTOR),
            settled(PRICE, false, MONDAY_10H.plus(Duration.ofMinutes(10)).plus(Settings.DISPUTE_WINDOW)));

    @AfterAll
    static void every_command_and_event_of_a_booking_was_in_a_scenario() {
        var elsewhere = new HashSet<>(NegotiatingTest.MESSAGES);
        elsewhere.addAll(MeetingLinkTest.MESSAGES);
        elsewhere.addAll(SeatTest.MESSAGES);
        elsewhere.addAll(QuestionnaireTest.MESSAGES);
        elsewhere.addAll(AskingTest.MESSAGES);
        elsewhere.addAll(DisputingTest.MESSAGES);
        elsewhere.add(NoteStrikes.class);
        elsewhere.add(WithdrawStrikes.class);
        elsewhere.addAll(PriceDifferenceTest.MESSAGES);
        Scenario.assertAllUsedBut(elsewhere, BookingCommand.class, BookingEvent.class);
        assertThat(NOBODY_BLOCKED.said())
                .as("strikes are noted when that is asked for alone")
                .isEmpty();
    }

    @Nested
    class RequestingABooking {

        @Test
        void snapshots_price_commission_policy_and_confirmation_and_holds_for_15_minutes() {
            at(NOW).when(request()).then(requested());
        }

        @Test
        void takes_the_confirmation_mode_from_the_mentor() {
            at(NOW, offer(HOURLY_RATE, ConfirmationMode.APPROVAL))
                    .when(request())
                    .then(requested(ConfirmationMode.APPROVAL));
        }

        @Test
        void keeps_the_price_in_a_currency_without_minor_units() {
            var yen = Money.of(9_001, "JPY");
            at(NOW, offer(yen, ConfirmationMode.INSTANT))
                    .when(request())
                    .then(requested(ConfirmationMode.INSTANT, yen, Settings.COMMISSION_BASIS_POINTS));
        }

        @Test
        void strips_the_topic_and_forgets_a_blank_description() {
            var command = requesting(MONDAY_10H, "  Parsers ", "  ", GATEWAY, PAYMENT_METHOD);
            at(NOW).when(command)
                    .then(new BookingRequested(
                            BOOKING,
                            MENTOR_GRACE,
                            GRACE,
                            ADA,
                            SESSION,
                            15,
                            Personal.of(ADA, "Parsers"),
                            null,
                            Modality.VIDEO,
                            null,
                            null,
                            PRICE,
                            2_500,
                            CancellationPolicy.STANDARD,
                            ConfirmationMode.INSTANT,
                            GATEWAY,
                            PAYMENT_METHOD,
                            Personal.of(ADA, ContentHash.of(command)),
                            NOW.plus(Duration.ofMinutes(15)),
                            null));
        }

        @Test
        void changes_nothing_when_repeated_even_long_after_the_session() {
            at(END.plusSeconds(1)).given(HELD_AND_CLOSED).when(request()).nothing();
        }

        @Test
        void is_refused_when_the_key_was_used_for_something_else() {
            at(NOW).given(REQUESTED)
                    .when(requesting(MONDAY_10H, "Another topic", DESCRIPTION, GATEWAY, PAYMENT_METHOD))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void is_made_at_the_price_that_was_shown() {
            at(NOW).when(expecting(PRICE)).then(requested());
        }

        @ParameterizedTest
        @MethodSource("otherPrices")
        void is_refused_where_another_price_was_shown(Money shown) {
            at(NOW).when(expecting(shown)).refused("PRICE_CHANGED", "input", "expectedPrice");
        }

        static Stream<Money> otherPrices() {
            return Stream.of(
                    PRICE.plus(Money.of(1, "ZAR")),
                    PRICE.minus(Money.of(1, "ZAR")),
                    Money.of(PRICE.amountMinor(), "USD"));
        }

        /** What is expected is no part of it: who asks again hears of the booking that there is. */
        @Test
        void changes_nothing_when_repeated_at_another_price() {
            at(NOW).given(REQUESTED).when(expecting(PRICE.plus(PRICE))).nothing();
        }

        private static RequestBooking expecting(Money shown) {
            return new RequestBooking(
                    BOOKING,
                    MENTOR_GRACE,
                    ADA,
                    null,
                    MONDAY_10H,
                    TOPIC,
                    DESCRIPTION,
                    Modality.VIDEO,
                    GATEWAY,
                    PAYMENT_METHOD,
                    GivenAnswers.NONE,
                    shown);
        }

        @Test
        void is_refused_for_a_time_that_is_over() {
            at(MONDAY_10H).when(request()).refused("SLOT_IN_PAST", "input", "startsAt");
        }

        @Test
        void is_possible_up_to_the_last_moment() {
            var now = MONDAY_10H.minusMillis(1);
            at(now).when(request()).then(heldUntil(now.plus(Settings.HOLD)));
        }

        @Test
        void is_possible_exactly_180_days_ahead() {
            var now = MONDAY_10H.minus(Duration.ofDays(180));
            at(now).when(request()).then(heldUntil(now.plus(Settings.HOLD)));
        }

        @Test
        void of_an_offering_takes_its_length_price_and_way() {
            at(NOW, offering(30, Modality.CHAT, Modality.VIDEO))
                    .when(of(REVIEW, null))
                    .then(ofOffering(30, Modality.CHAT));
            at(NOW, offering(90, Modality.CHAT, Modality.VIDEO))
                    .when(of(REVIEW, Modality.VIDEO))
                    .then(ofOffering(90, Modality.VIDEO));
        }

        @Test
        void of_an_offering_is_refused_another_way() {
            at(NOW, offering(30, Modality.CHAT))
                    .when(of(REVIEW, Modality.VIDEO))
                    .refused("MODALITY_NOT_OFFERED", "input", "modality");
        }

        @Test
        void of_an_offering_is_refused_where_there_is_none_of_that_id() {
            at(NOW, offering(30, Modality.CHAT))
                    .when(of(new OfferingId("off_other"), null))
                    .refused("UNKNOWN_OFFERING", "input", "offeringId");
        }

        @Test
        void of_an_offering_is_refused_when_it_does_not_fit_into_the_hours() {
            at(NOW, offering(125, Modality.CHAT))
                    .when(of(REVIEW, null))
                    .refused("SLOT_NOT_OFFERED", "input", "startsAt");
        }

        private static final OfferingId REVIEW = new OfferingId("off_review");
        private static final Money OFFERED = Money.of(12_345, "USD");

        private static MentorOffers offering(int minutes, Modality... modalities) {
            var review = new Offering(
                    REVIEW, Personal.of(GRACE, "Code review"), null, minutes, OFFERED, List.of(modalities));
            return mentorId -> new Offer(
                    mentorId,
                    GRACE,
                    HOURLY_RATE,
                    Availability.of(MORNINGS),
                    ConfirmationMode.INSTANT,
                    Map.of(REVIEW.value(), review),
                    CancellationPolicy.STANDARD);
        }

        private static RequestBooking of(OfferingId offeringId, @Nullable Modality modality) {
            return new RequestBooking(
                    BOOKING,
                    MENTOR_GRACE,
                    ADA,
                    offeringId,
                    MONDAY_10H,
                    TOPIC,
                    DESCRIPTION,
                    modality,
                    GATEWAY,
                    PAYMENT_METHOD);
        }

        private static BookingRequested ofOffering(int minutes, Modality modality) {
            var command = of(REVIEW, modality == Modality.CHAT ? null : modality);
            return new BookingRequested(
                    BOOKING,
                    MENTOR_GRACE,
                    GRACE,
                    ADA,
                    TimeSlot.of(MONDAY_10H, Duration.ofMinutes(minutes)),
                    MORNINGS.bufferMinutes(),
                    Personal.of(ADA, TOPIC),
                    Personal.of(ADA, DESCRIPTION),
                    modality,
                    new BookedOffering(REVIEW, Personal.of(GRACE, "Code review")),
                    null,
                    OFFERED,
                    Settings.COMMISSION_BASIS_POINTS,
                    CancellationPolicy.STANDARD,
                    ConfirmationMode.INSTANT,
                    GATEWAY,
                    PAYMENT_METHOD,
                    Personal.of(ADA, ContentHash.of(command)),
                    NOW.plus(Settings.HOLD),
                    null);
        }

        @Test
        void is_refused_sooner_than_the_mentor_wants_to_know() {
            var window = new BookingWindow(24 * 60, 30);
            var aDayAhead = MONDAY_10H.minus(Duration.ofDays(1));
            within(window, aDayAhead).when(request()).then(heldUntil(aDayAhead.plus(Settings.HOLD)));
            within(window, aDayAhead.plusMillis(1)).when(request()).refused("NOTICE_TOO_SHORT", "input", "startsAt");
        }

        @Test
        void is_refused_beyond_the_mentors_horizon() {
            var window = new BookingWindow(0, 30);
            var thirtyDaysAhead = MONDAY_10H.minus(Duration.ofDays(30));
            within(window, thirtyDaysAhead).when(request()).then(heldUntil(thirtyDaysAhead.plus(Settings.HOLD)));
            within(window, thirtyDaysAhead.minusMillis(1)).when(request()).refused("SLOT_TOO_FAR", "input", "startsAt");
        }

        /** What is in force then is copied; {@link CancellationPolicy#named} changes nothing that was made before. */
        @Test
        void is_under_the_policy_of_its_moment() {
            var flexible = CancellationPolicy.named("flexible");
            MentorOffers offers = mentorId -> new Offer(
                    mentorId,
                    GRACE,
                    HOURLY_RATE,
                    Availability.of(MORNINGS),
                    ConfirmationMode.INSTANT,
                    Map.of(),
                    flexible);
            var under = under(flexible);
            at(NOW, offers).when(request()).then(under);

            var fiveHoursAhead = MONDAY_10H.minus(Duration.ofHours(5));
            var cancel = new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null);
            var settledAt = fiveHoursAhead.plus(Settings.DISPUTE_WINDOW);
            at(fiveHoursAhead)
                    .given(under, confirmed())
                    .when(cancel)
                    .then(
                            new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null),
                            settled(PRICE, false, settledAt));
            at(fiveHoursAhead, offers)
                    .given(requested(), confirmed())
                    .when(cancel)
                    .then(
                            new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null),
                            settled(NOTHING, true, settledAt));
        }

        /** K5: what is agreed on then is copied; another is agreed on later, and what was made before is divided as it was. */
        @Test
        void is_divided_by_the_commission_of_its_moment() {
            MentorOffers offers = mentorId -> new Offer(
                    mentorId,
                    GRACE,
                    HOURLY_RATE,
                    Availability.of(MORNINGS),
                    ConfirmationMode.INSTANT,
                    Map.of(),
                    CancellationPolicy.STANDARD,
                    2_000);
            var agreed = requested(ConfirmationMode.INSTANT, PRICE, 2_000);
            at(NOW, offers).when(request()).then(agreed);

            var late = MONDAY_10H.minus(Duration.ofHours(5));
            var cancel = new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, null);
            var cancelled = new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null);
            var settledAt = late.plus(Settings.DISPUTE_WINDOW);
            at(late, offers)
                    .given(requested(), confirmed())
                    .when(cancel)
                    .then(cancelled, settled(NOTHING, true, settledAt));
            at(late).given(agreed, confirmed())
                    .when(cancel)
                    .then(
                            cancelled,
                            new BookingSettled(
                                    BOOKING, MENTOR_GRACE, Settlement.of(PRICE, 2_000, NOTHING), true, settledAt));
        }

        private static BookingRequested under(CancellationPolicy policy) {
            var standard = requested();
            return new BookingRequested(
                    standard.bookingId(),
                    standard.mentorId(),
                    standard.mentorMemberId(),
                    standard.menteeId(),
                    standard.slot(),
                    standard.bufferMinutes(),
                    standard.topic(),
                    standard.description(),
                    standard.modality(),
                    null,
                    null,
                    standard.price(),
                    standard.commissionBasisPoints(),
                    policy,
                    standard.confirmation(),
                    standard.gateway(),
                    standard.paymentMethod(),
                    standard.contentHash(),
                    standard.holdExpiresAt(),
                    null);
        }

        private static Scenario<Booking> within(BookingWindow window, Instant now) {
            return at(
                    now,
                    mentorId -> new Offer(
                            mentorId,
                            GRACE,
                            HOURLY_RATE,
                            Availability.of(MORNINGS).with(window),
                            ConfirmationMode.INSTANT,
                            Map.of(),
                            CancellationPolicy.STANDARD));
        }

        @Test
        void is_refused_further_ahead() {
            at(MONDAY_10H.minus(Duration.ofDays(180)).minusMillis(1))
                    .when(request())
                    .refused("SLOT_TOO_FAR", "input", "startsAt");
        }

        @Test
        void is_refused_off_the_grid_of_the_mentor() {
            at(NOW).when(requesting(MONDAY_10H.plusSeconds(1800), TOPIC, DESCRIPTION, GATEWAY, PAYMENT_METHOD))
                    .refused("SLOT_NOT_OFFERED", "input", "startsAt");
        }

        @Test
        void is_refused_to_the_mentor_themselves() {
            at(NOW).when(new RequestBooking(
                            BOOKING,
                            MENTOR_GRACE,
                            GRACE,
                            null,
                            MONDAY_10H,
                            TOPIC,
                            DESCRIPTION,
                            Modality.VIDEO,
                            GATEWAY,
                            PAYMENT_METHOD))
                    .refused("OWN_BOOKING", "input", "mentorId");
        }

        @Test
        void is_refused_while_the_mentor_or_the_mentee_misses_a_required_step() {
            var offers = offer(HOURLY_RATE, ConfirmationMode.INSTANT);
            at(NOW, offers, missing(GRACE, ProgramRole.MENTOR))
                    .when(request())
                    .refused("ONBOARDING_INCOMPLETE", "input", "mentorId");
            at(NOW, offers, missing(ADA, ProgramRole.MENTEE)).when(request()).refused("ONBOARDING_INCOMPLETE");
        }

        @Test
        void names_the_missing_step_by_title_and_kind() {
            var readiness = new BookingReadiness(missing(GRACE, ProgramRole.MENTOR), NOBODY_BLOCKED);
            assertThatThrownBy(() -> readiness.require(GRACE, ADA))
                    .hasMessageContaining("This mentor cannot be booked yet")
                    .hasMessageContaining("\"Background check\" (BACKGROUND_CHECK)");
        }

        @Test
        void is_refused_while_the_mentee_is_blocked_and_says_until_when() {
            var offers = offer(HOURLY_RATE, ConfirmationMode.INSTANT);
            KnownGateways gateways = GATEWAY::equals;
            var until = Instant.parse("2026-04-01T07:30:59Z");
            Onboardings nothingMissing = (memberId, role) -> Optional.empty();
            var readiness = new BookingReadiness(nothingMissing, new Blocks(ADA, until));
            new Scenario<>(Booking.class, NOW, offers, readiness, gateways)
                    .when(request())
                    .refused("BOOKING_BLOCKED");
            assertThatThrownBy(() -> readiness.require(GRACE, ADA)).hasMessageContaining("2026-04-01 07:31 UTC");
            new BookingReadiness(nothingMissing, new Blocks(GRACE, until)).require(GRACE, ADA);
        }

        @Test
        void asks_a_mentor_who_books_for_the_steps_of_a_mentee_only() {
            var offers = offer(HOURLY_RATE, ConfirmationMode.INSTANT);
            at(NOW, offers, missing(ADA, ProgramRole.MENTOR)).when(request()).then(requested());
        }

        private static Onboardings missing(MemberId who, ProgramRole as) {
            var step = new OnboardingStep(
                    "check", StepKind.BACKGROUND_CHECK, "Background check", null, null, true, null, null, 1);
            return (memberId, role) -> memberId.equals(who) && role == as ? Optional.of(step) : Optional.empty();
        }

        @Test
        void is_refused_for_an_unknown_mentor() {
            at(NOW, mentorId -> {
                        throw Refused.because("NOT_FOUND", "There is no such mentor.", "input", "mentorId");
                    })
                    .when(request())
                    .refused("NOT_FOUND", "input", "mentorId");
        }

        @Test
        void needs_a_topic() {
            at(NOW).when(requesting(MONDAY_10H, " \n", DESCRIPTION, GATEWAY, PAYMENT_METHOD))
                    .refused("BLANK_TOPIC", "input", "topic");
        }

        @Test
        void is_refused_with_a_topic_over_200_characters() {
            at(NOW).when(requesting(MONDAY_10H, "x".repeat(201), DESCRIPTION, GATEWAY, PAYMENT_METHOD))
                    .refused("TOPIC_TOO_LONG", "input", "topic");
        }

        @Test
        void is_refused_with_a_description_over_2000_characters() {
            at(NOW).when(requesting(MONDAY_10H, TOPIC, "x".repeat(2_001), GATEWAY, PAYMENT_METHOD))
                    .refused("DESCRIPTION_TOO_LONG", "input", "description");
        }

        @Test
        void is_refused_for_an_unknown_gateway() {
            at(NOW).when(requesting(MONDAY_10H, TOPIC, DESCRIPTION, "barter", PAYMENT_METHOD))
                    .refused("UNKNOWN_GATEWAY", "input", "gateway");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "4111 1111 1111 1111", "pm-visa", "pm_visa\n"})
        void is_refused_with_something_else_than_a_token(String paymentMethod) {
            at(NOW).when(requesting(MONDAY_10H, TOPIC, DESCRIPTION, GATEWAY, paymentMethod))
                    .refused("INVALID_PAYMENT_METHOD", "input", "paymentMethod");
        }

        /** K1: events are kept for ever, and a card's number must not be. */
        @Test
        void is_refused_with_the_number_of_a_card_wherever_it_is() {
            var card = "4242424242424242";
            at(NOW).when(requesting(MONDAY_10H, TOPIC, DESCRIPTION, GATEWAY, card))
                    .refused("CARD_NUMBER", "input", "paymentMethod");
            at(NOW).when(requesting(MONDAY_10H, "Charge " + card, DESCRIPTION, GATEWAY, PAYMENT_METHOD))
                    .refused("CARD_NUMBER", "input", "topic");
            at(NOW).when(requesting(MONDAY_10H, TOPIC, "It is 4242 4242 4242 4242.", GATEWAY, PAYMENT_METHOD))
                    .refused("CARD_NUMBER", "input", "description");
        }

        private static BookingRequested heldUntil(Instant holdExpiresAt) {
            var event = requested();
            return new BookingRequested(
                    event.bookingId(),
                    event.mentorId(),
                    event.mentorMemberId(),
                    event.menteeId(),
                    event.slot(),
                    event.bufferMinutes(),
                    event.topic(),
                    event.description(),
                    event.modality(),
                    null,
                    null,
                    event.price(),
                    event.commissionBasisPoints(),
                    event.policy(),
                    event.confirmation(),
                    event.gateway(),
                    event.paymentMethod(),
                    event.contentHash(),
                    holdExpiresAt,
                    null);
        }
    }

    @Nested
    class RefusingForTime {

        @Test
        void declines_because_the_mentor_is_taken() {
            at(NOW).given(REQUESTED)
                    .when(new RefuseForTime(BOOKING, Party.MENTOR))
                    .then(SLOT_TAKEN);
        }

        @Test
        void declines_because_the_mentee_is_busy() {
            at(NOW).given(REQUESTED)
                    .when(new RefuseForTime(BOOKING, Party.MENTEE))
                    .then(new BookingDeclined(BOOKING, "MENTEE_BUSY", null));
        }

        @Test
        void comes_too_late_after_the_hold_expired() {
            at(NOW).given(and(REQUESTED, HOLD_EXPIRED))
                    .when(new RefuseForTime(BOOKING, Party.MENTOR))
                    .nothing();
        }
    }

    @Nested
    class AcceptingThePayment {

        @Test
        void confirms_at_once_where_the_mentor_lets_it() {
            at(NOW).given(REQUESTED).when(new AcceptPayment(BOOKING)).then(confirmed());
        }

        @Test
        void waits_72_hours_for_the_mentor() {
            at(NOW).given(AWAITING[0])
                    .when(new AcceptPayment(BOOKING))
                    .then(new ConfirmationAwaited(BOOKING, NOW.plus(Duration.ofDays(3))));
        }

        @Test
        void waits_for_the_mentor_until_the_session_starts_at_most() {
            at(MONDAY_10H.minus(Duration.ofHours(71)))
                    .given(AWAITING[0])
                    .when(new AcceptPayment(BOOKING))
                    .then(new ConfirmationAwaited(BOOKING, MONDAY_10H));
        }

        @ParameterizedTest
        @EnumSource
        void expires_when_the_session_should_have_started(ConfirmationMode confirmation) {
            at(MONDAY_10H)
                    .given(requested(confirmation))
                    .when(new AcceptPayment(BOOKING))
                    .then(HOLD_EXPIRED);
        }

        @Test
        void comes_too_late_after_the_hold_expired() {
            at(NOW).given(and(REQUESTED, HOLD_EXPIRED))
                    .when(new AcceptPayment(BOOKING))
                    .nothing();
        }

        @Test
        void comes_too_late_after_a_cancellation() {
            at(NOW).given(and(REQUESTED, cancelled(CancelledBy.MENTEE)))
                    .when(new AcceptPayment(BOOKING))
                    .nothing();
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(CONFIRMED).when(new AcceptPayment(BOOKING)).nothing();
            at(NOW).given(AWAITING).when(new AcceptPayment(BOOKING)).nothing();
        }
    }

    @Nested
    class RejectingThePayment {

        @Test
        void ends_a_requested_booking() {
            at(NOW).given(REQUESTED)
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .then(DECLINED_CARD);
        }

        @Test
        void ends_a_confirmed_booking_whose_capture_failed() {
            at(NOW).given(CONFIRMED)
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .then(DECLINED_CARD);
        }

        @Test
        void changes_nothing_once_it_has_ended() {
            at(NOW).given(and(REQUESTED, DECLINED_CARD))
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .nothing();
            at(NOW).given(and(HELD, disputed(DisputeSource.GATEWAY, null)))
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .nothing();
        }

        @Test
        void pays_nobody_of_a_settled_booking_whose_capture_failed_late() {
            at(NOW).given(HELD)
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .then(settled(PRICE, true, WINDOW_END));
            at(NOW).given(and(HELD, settled(PRICE, true, WINDOW_END)))
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .nothing();
        }

        @Test
        void pays_nobody_of_a_booking_that_is_disputed_before_it_is_settled() {
            var slip = new ChargebackNoted(BOOKING, null, "dp_1", PRICE);
            var over = new ChargebackNoted(BOOKING, null, "dp_1", PRICE.zero());
            at(NOW).given(and(CONFIRMED, slip, disputed(DisputeSource.GATEWAY, null), over))
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .then(settled(PRICE, false, NOW));
        }

        @Test
        void pays_nobody_of_a_disputed_booking_whose_capture_failed_late() {
            at(NOW).given(DISPUTED)
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .then(settled(PRICE, true, WINDOW_END));
            at(NOW).given(and(DISPUTED, settled(PRICE, true, WINDOW_END)))
                    .when(new RejectPayment(BOOKING, "card_declined"))
                    .nothing();
        }
    }

    @Nested
    class ExpiringTheHold {

        @Test
        void ends_a_requested_booking() {
            at(NOW).given(REQUESTED).when(new ExpireHold(BOOKING)).then(HOLD_EXPIRED);
        }

        @Test
        void changes_nothing_when_the_authorisation_was_faster() {
            at(NOW).given(CONFIRMED).when(new ExpireHold(BOOKING)).nothing();
            at(NOW).given(AWAITING).when(new ExpireHold(BOOKING)).nothing();
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(and(REQUESTED, HOLD_EXPIRED))
                    .when(new ExpireHold(BOOKING))
                    .nothing();
        }
    }

    @Nested
    class Confirming {

        @Test
        void confirms_what_awaits_its_mentor() {
            at(NOW).given(AWAITING).when(new ConfirmBooking(BOOKING)).then(confirmed(ConfirmationMode.APPROVAL));
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(CONFIRMED_BY_MENTOR).when(new ConfirmBooking(BOOKING)).nothing();
        }

        @Test
        void is_refused_before_the_payment_is_there() {
            at(NOW).given(AWAITING[0]).when(new ConfirmBooking(BOOKING)).refused("BOOKING_NOT_AWAITING");
        }

        @Test
        void is_refused_when_the_time_to_answer_is_over() {
            at(NOW.plus(Settings.CONFIRMATION))
                    .given(AWAITING)
                    .when(new ConfirmBooking(BOOKING))
                    .refused("BOOKING_NOT_AWAITING");
        }

        @Test
        void is_refused_after_the_end() {
            at(NOW).given(and(AWAITING, MENTOR_DECLINED))
                    .when(new ConfirmBooking(BOOKING))
                    .refused("BOOKING_NOT_AWAITING");
        }

        @Test
        void is_refused_for_a_booking_that_does_not_exist() {
            at(NOW).when(new ConfirmBooking(BOOKING)).refused("NOT_FOUND", "input", "bookingId");
        }
    }

    @Nested
    class Declining {

        @Test
        void ends_what_awaits_its_mentor() {
            at(NOW).given(AWAITING)
                    .when(new DeclineBooking(BOOKING, " On leave "))
                    .then(new BookingDeclined(BOOKING, "MENTOR_DECLINED", Personal.of(GRACE, "On leave")));
        }

        @Test
        void needs_no_reason() {
            at(NOW).given(AWAITING).when(new DeclineBooking(BOOKING, null)).then(MENTOR_DECLINED);
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(and(AWAITING, MENTOR_DECLINED))
                    .when(new DeclineBooking(BOOKING, null))
                    .nothing();
        }

        @Test
        void is_refused_once_confirmed() {
            at(NOW).given(CONFIRMED_BY_MENTOR)
                    .when(new DeclineBooking(BOOKING, null))
                    .refused("BOOKING_NOT_AWAITING");
        }

        @Test
        void is_refused_when_it_was_declined_for_another_cause() {
            at(NOW).given(and(REQUESTED, SLOT_TAKEN))
                    .when(new DeclineBooking(BOOKING, null))
                    .refused("BOOKING_NOT_AWAITING");
        }

        @Test
        void is_refused_with_a_reason_over_1000_characters() {
            at(NOW).given(AWAITING)
                    .when(new DeclineBooking(BOOKING, "x".repeat(1_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }
    }

    @Nested
    class ExpiringTheConfirmation {

        @Test
        void ends_what_awaits_its_mentor() {
            at(NOW).given(AWAITING).when(new ExpireConfirmation(BOOKING)).then(CONFIRMATION_EXPIRED);
        }

        @Test
        void changes_nothing_when_the_mentor_was_faster() {
            at(NOW).given(CONFIRMED_BY_MENTOR)
                    .when(new ExpireConfirmation(BOOKING))
                    .nothing();
        }
    }

    @Nested
    class Cancelling {

        @ParameterizedTest
        @EnumSource
        void ends_a_requested_booking_without_settling_it(CancelledBy by) {
            at(NOW).given(REQUESTED)
                    .when(new CancelBooking(BOOKING, ADA, by, " I fell ill "))
                    .then(new BookingCancelled(BOOKING, by, false, FELL_ILL));
        }

        @ParameterizedTest
        @EnumSource
        void ends_an_awaiting_booking_without_settling_it(CancelledBy by) {
            at(NOW).given(AWAITING).when(cancel(by)).then(cancelled(by));
        }

        @Test
        void refunds_the_mentee_more_than_24_hours_before() {
            var now = MONDAY_10H.minus(Duration.ofHours(24)).minusMillis(1);
            at(now).given(CONFIRMED)
                    .when(cancel(CancelledBy.MENTEE))
                    .then(cancelled(CancelledBy.MENTEE), settled(PRICE, false, windowFrom(now)));
        }

        @Test
        void refunds_the_mentee_nothing_exactly_24_hours_before() {
            var now = MONDAY_10H.minus(Duration.ofHours(24));
            at(now).given(CONFIRMED)
                    .when(cancel(CancelledBy.MENTEE))
                    .then(cancelled(CancelledBy.MENTEE), settled(NOTHING, true, windowFrom(now)));
        }

        @Test
        void takes_place_where_what_was_shown_goes_back() {
            var last = MONDAY_10H.minus(Duration.ofHours(24)).minusMillis(1);
            at(NOW).given(REQUESTED).when(expecting(CancelledBy.MENTEE, PRICE)).then(cancelled(CancelledBy.MENTEE));
            at(NOW).given(AWAITING).when(expecting(CancelledBy.MENTEE, PRICE)).then(cancelled(CancelledBy.MENTEE));
            at(last).given(CONFIRMED)
                    .when(expecting(CancelledBy.MENTEE, PRICE))
                    .then(cancelled(CancelledBy.MENTEE), settled(PRICE, false, windowFrom(last)));
        }

        @Test
        void is_refused_where_another_amount_was_shown_to_go_back() {
            var late = MONDAY_10H.minus(Duration.ofHours(24));
            at(late).given(CONFIRMED).when(expecting(CancelledBy.MENTEE, PRICE)).refused("REFUND_CHANGED");
            at(late).given(CONFIRMED)
                    .when(expecting(CancelledBy.MENTOR, NOTHING))
                    .refused("REFUND_CHANGED");
            at(NOW).given(REQUESTED)
                    .when(expecting(CancelledBy.MENTEE, NOTHING))
                    .refused("REFUND_CHANGED");
            at(NOW).given(AWAITING).when(expecting(CancelledBy.MENTEE, NOTHING)).refused("REFUND_CHANGED");
        }

        private static CancelBooking expecting(CancelledBy by, Money refund) {
            return new CancelBooking(BOOKING, ADA, by, null, refund);
        }

        @Test
        void is_no_strike_exactly_4_hours_before() {
            var now = MONDAY_10H.minus(Duration.ofHours(4));
            at(now).given(CONFIRMED)
                    .when(cancel(CancelledBy.MENTEE))
                    .then(cancelled(CancelledBy.MENTEE), settled(NOTHING, true, windowFrom(now)));
        }

        @Test
        void is_a_strike_less_than_4_hours_before() {
            var now = MONDAY_10H.minus(Duration.ofHours(4)).plusMillis(1);
            at(now).given(CONFIRMED)
                    .when(cancel(CancelledBy.MENTEE))
                    .then(
                            new BookingCancelled(BOOKING, CancelledBy.MENTEE, true, null),
                            settled(NOTHING, true, windowFrom(now)));
        }

        @ParameterizedTest
        @EnumSource(names = {"MENTOR", "ADMIN"})
        void by_others_refunds_everything_until_the_last_moment(CancelledBy by) {
            var now = MONDAY_10H.minusMillis(1);
            at(now).given(CONFIRMED).when(cancel(by)).then(cancelled(by), settled(PRICE, false, windowFrom(now)));
        }

        @ParameterizedTest
        @EnumSource
        void is_refused_from_the_start_on(CancelledBy by) {
            at(MONDAY_10H).given(CONFIRMED).when(cancel(by)).refused("SESSION_STARTED");
        }

        @Test
        void loses_against_the_completion() {
            at(END).given(HELD).when(cancel(CancelledBy.MENTEE)).refused("BOOKING_NOT_CANCELLABLE");
        }

        @Test
        void is_refused_while_disputed() {
            at(END).given(DISPUTED).when(cancel(CancelledBy.ADMIN)).refused("BOOKING_NOT_CANCELLABLE");
        }

        @Test
        void changes_nothing_when_the_same_side_cancels_again() {
            at(NOW).given(and(REQUESTED, cancelled(CancelledBy.MENTEE)))
                    .when(cancel(CancelledBy.MENTEE))
                    .nothing();
            at(NOW).given(and(CONFIRMED, cancelled(CancelledBy.MENTOR), settled(PRICE, false, windowFrom(NOW))))
                    .when(cancel(CancelledBy.MENTOR))
                    .nothing();
        }

        @Test
        void is_refused_when_the_other_side_was_faster() {
            at(NOW).given(and(CONFIRMED, cancelled(CancelledBy.MENTOR), settled(PRICE, false, windowFrom(NOW))))
                    .when(cancel(CancelledBy.MENTEE))
                    .refused("BOOKING_NOT_CANCELLABLE");
        }

        @Test
        void is_refused_once_expired() {
            at(NOW).given(and(REQUESTED, HOLD_EXPIRED))
                    .when(cancel(CancelledBy.MENTEE))
                    .refused("BOOKING_NOT_CANCELLABLE");
        }

        @Test
        void is_refused_with_a_reason_over_1000_characters() {
            at(NOW).given(REQUESTED)
                    .when(new CancelBooking(BOOKING, ADA, CancelledBy.MENTEE, "x".repeat(1_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }

        @ParameterizedTest(name = "{0} {1}: {2} for the platform, {3} for the mentor")
        @CsvSource({"1, ZAR, 0, 1", "2, ZAR, 0, 2", "6, USD, 2, 4", "10, USD, 2, 8", "9001, JPY, 2250, 6751"})
        void divides_odd_amounts_to_the_last_unit(long price, String currency, long commission, long share) {
            var now = MONDAY_10H.minus(Duration.ofHours(5));
            at(now).given(requested(ConfirmationMode.INSTANT, Money.of(price, currency), 2_500), confirmed())
                    .when(cancel(CancelledBy.MENTEE))
                    .then(
                            cancelled(CancelledBy.MENTEE),
                            new BookingSettled(
                                    BOOKING,
                                    MENTOR_GRACE,
                                    new Settlement(
                                            Money.zero(currency),
                                            Money.of(commission, currency),
                                            Money.of(share, currency)),
                                    true,
                                    windowFrom(now)));
        }
    }

    @Nested
    class CheckingIn {

        @ParameterizedTest
        @EnumSource
        void opens_30_minutes_before_the_start(Party party) {
            at(MONDAY_10H.minus(Duration.ofMinutes(30)))
                    .given(CONFIRMED)
                    .when(new CheckIn(BOOKING, party))
                    .then(checkedIn(party));
        }

        @Test
        void is_refused_before() {
            at(MONDAY_10H.minus(Duration.ofMinutes(30)).minusMillis(1))
                    .given(CONFIRMED)
                    .when(new CheckIn(BOOKING, Party.MENTEE))
                    .refused("CHECK_IN_NOT_OPEN");
        }

        @Test
        void is_possible_until_the_end() {
            at(END.minusMillis(1))
                    .given(and(CONFIRMED, checkedIn(Party.MENTEE)))
                    .when(new CheckIn(BOOKING, Party.MENTOR))
                    .then(checkedIn(Party.MENTOR));
        }

        @Test
        void is_refused_from_the_end_on() {
            at(END).given(CONFIRMED).when(new CheckIn(BOOKING, Party.MENTEE)).refused("CHECK_IN_CLOSED");
        }

        @Test
        void changes_nothing_twice() {
            at(MONDAY_10H)
                    .given(BOTH_THERE)
                    .when(new CheckIn(BOOKING, Party.MENTEE))
                    .nothing();
        }

        @Test
        void is_refused_where_nothing_is_confirmed() {
            at(NOW).given(AWAITING).when(new CheckIn(BOOKING, Party.MENTEE)).refused("BOOKING_NOT_CONFIRMED");
            at(END).given(MENTOR_ABSENT)
                    .when(new CheckIn(BOOKING, Party.MENTOR))
                    .refused("BOOKING_NOT_CONFIRMED");
        }
    }

    @Nested
    class AssessingTheAttendance {

        private static final Instant DUE = MONDAY_10H.plus(Duration.ofMinutes(10));

        @Test
        void refunds_everything_when_the_mentor_is_absent() {
            at(DUE).given(and(CONFIRMED, checkedIn(Party.MENTEE)))
                    .when(new AssessAttendance(BOOKING))
                    .then(new NoShowRecorded(BOOKING, Absent.MENTOR), settled(PRICE, false, windowFrom(DUE)));
        }

        @Test
        void refunds_nothing_when_the_mentee_is_absent() {
            at(DUE).given(and(CONFIRMED, checkedIn(Party.MENTOR)))
                    .when(new AssessAttendance(BOOKING))
                    .then(new NoShowRecorded(BOOKING, Absent.MENTEE), settled(NOTHING, true, windowFrom(DUE)));
        }

        @Test
        void refunds_everything_when_nobody_came() {
            at(DUE).given(CONFIRMED)
                    .when(new AssessAttendance(BOOKING))
                    .then(new NoShowRecorded(BOOKING, Absent.BOTH), settled(PRICE, false, windowFrom(DUE)));
        }

        @Test
        void changes_nothing_when_both_are_there() {
            at(DUE).given(BOTH_THERE).when(new AssessAttendance(BOOKING)).nothing();
        }

        @Test
        void changes_nothing_twice_or_after_another_end() {
            at(DUE).given(MENTOR_ABSENT).when(new AssessAttendance(BOOKING)).nothing();
            at(DUE).given(and(REQUESTED, HOLD_EXPIRED))
                    .when(new AssessAttendance(BOOKING))
                    .nothing();
        }

        @Test
        void is_put_off_by_a_clock_that_is_behind() {
            at(DUE.minusMillis(1))
                    .given(CONFIRMED)
                    .when(new AssessAttendance(BOOKING))
                    .refused("TOO_EARLY");
        }
    }

    @Nested
    class Completing {

        @Test
        void settles_in_the_mentors_favour_after_the_dispute_window() {
            at(END).given(BOTH_THERE)
                    .when(new CompleteBooking(BOOKING))
                    .then(COMPLETED, settled(NOTHING, true, WINDOW_END));
        }

        @Test
        void loses_against_a_cancellation() {
            at(END).given(and(CONFIRMED, cancelled(CancelledBy.MENTEE), settled(NOTHING, true, NOW)))
                    .when(new CompleteBooking(BOOKING))
                    .nothing();
        }

        @Test
        void changes_nothing_twice() {
            at(END).given(HELD).when(new CompleteBooking(BOOKING)).nothing();
        }

        @Test
        void makes_up_for_an_assessment_that_never_came() {
            at(END).given(and(CONFIRMED, checkedIn(Party.MENTEE)))
                    .when(new CompleteBooking(BOOKING))
                    .then(new NoShowRecorded(BOOKING, Absent.MENTOR), settled(PRICE, false, WINDOW_END));
        }

        @Test
        void is_put_off_by_a_clock_that_is_behind() {
            at(END.minusMillis(1))
                    .given(BOTH_THERE)
                    .when(new CompleteBooking(BOOKING))
                    .refused("TOO_EARLY");
        }
    }

    @Nested
    class OpeningADispute {

        @Test
        void is_possible_until_the_window_ends() {
            at(WINDOW_END.minusMillis(1))
                    .given(HELD)
                    .when(open(Party.MENTEE))
                    .then(disputed(DisputeSource.MENTEE, NOT_HELD), heard(WINDOW_END.minusMillis(1)));
        }

        @Test
        void is_refused_from_the_end_of_the_window_on() {
            at(WINDOW_END).given(HELD).when(open(Party.MENTEE)).refused("DISPUTE_WINDOW_OVER");
        }

        @Test
        void is_possible_for_a_mentor_recorded_as_absent() {
            at(END).given(MENTOR_ABSENT)
                    .when(new OpenDispute(BOOKING, GRACE, Party.MENTOR, "I was there"))
                    .then(disputed(DisputeSource.MENTOR, Personal.of(GRACE, "I was there")), heard(END));
        }

        @Test
        void changes_nothing_twice() {
            at(END).given(DISPUTED).when(open(Party.MENTEE)).nothing();
        }

        @Test
        void is_refused_while_another_is_open() {
            at(END).given(DISPUTED).when(open(Party.MENTOR)).refused("DISPUTE_NOT_POSSIBLE");
        }

        @Test
        void is_refused_before_the_session_and_after_a_cancellation() {
            at(NOW).given(CONFIRMED).when(open(Party.MENTEE)).refused("DISPUTE_NOT_POSSIBLE");
            at(NOW).given(and(CONFIRMED, cancelled(CancelledBy.MENTOR), settled(PRICE, false, windowFrom(NOW))))
                    .when(open(Party.MENTEE))
                    .refused("DISPUTE_NOT_POSSIBLE");
        }

        @Test
        void is_refused_once_decided() {
            at(END).given(and(
                            DISPUTED,
                            new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.RELEASE, DECIDED),
                            settled(NOTHING, true, END)))
                    .when(open(Party.MENTEE))
                    .refused("DISPUTE_NOT_POSSIBLE");
        }

        @Test
        void needs_a_reason_of_at_most_2000_characters() {
            at(END).given(HELD)
                    .when(new OpenDispute(BOOKING, ADA, Party.MENTEE, " "))
                    .refused("BLANK_REASON", "input", "reason");
            at(END).given(HELD)
                    .when(new OpenDispute(BOOKING, ADA, Party.MENTEE, "x".repeat(2_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }

        private static OpenDispute open(Party by) {
            return new OpenDispute(BOOKING, ADA, by, "She did not speak");
        }
    }

    @Nested
    class ReportingAChargeback {

        @Test
        void disputes_a_booking_that_was_paid_for() {
            at(END).given(CONFIRMED)
                    .when(new ReportChargeback(BOOKING))
                    .then(disputed(DisputeSource.GATEWAY, null), heard(END));
            at(END).given(HELD_AND_CLOSED)
                    .when(new ReportChargeback(BOOKING))
                    .then(disputed(DisputeSource.GATEWAY, null), heard(END));
        }

        @Test
        void joins_a_dispute_that_is_open() {
            at(END).given(DISPUTED).when(new ReportChargeback(BOOKING)).then(disputed(DisputeSource.GATEWAY, null));
        }

        @Test
        void changes_nothing_twice() {
            at(END).given(CHARGED_BACK).when(new ReportChargeback(BOOKING)).nothing();
        }

        @Test
        void changes_nothing_where_nothing_was_captured() {
            at(END).given(REQUESTED).when(new ReportChargeback(BOOKING)).nothing();
            at(END).given(and(REQUESTED, HOLD_EXPIRED))
                    .when(new ReportChargeback(BOOKING))
                    .nothing();
        }
    }

    @Nested
    class The_amount_of_a_chargeback {

        private static final Money PART = Money.of(7_000, "ZAR");
        private static final Money MORE = PRICE.plus(PART);
        private static final DisputeResolved RELEASED =
                new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.RELEASE, DECIDED, BARBARA, APPEALABLE);
        private static final DisputeResolved REFUNDED =
                new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.REFUND, DECIDED, BARBARA, APPEALABLE);
        private static final DisputeOpened DISPUTE_OPENED = disputed(DisputeSource.GATEWAY, null);

        private static ReportChargeback report(@Nullable Money amount) {
            return new ReportChargeback(BOOKING, null, "dp_1", amount);
        }

        private static ChargebackNoted noted(Money amount) {
            return new ChargebackNoted(BOOKING, null, "dp_1", amount);
        }

        private static ResolveDispute resolve(DisputeDecision decision) {
            return new ResolveDispute(BOOKING, BARBARA, decision, null, "As the recording shows");
        }

        private static ChargebackAbsorbed absorbed(long minor) {
            return new ChargebackAbsorbed(BOOKING, Money.of(minor, "ZAR"));
        }

        @Test
        void is_noted_once_and_disputed() {
            at(END).given(HELD).when(report(PART)).then(noted(PART), DISPUTE_OPENED, heard(END));
            at(END).given(and(HELD, noted(PART), DISPUTE_OPENED))
                    .when(report(PART))
                    .nothing();
        }

        @Test
        void is_borne_as_it_is_where_the_mentor_is_paid() {
            for (var amount : List.of(PART, MORE)) {
                at(END).given(and(HELD_AND_CLOSED, noted(amount), DISPUTE_OPENED))
                        .when(resolve(DisputeDecision.RELEASE))
                        .then(
                                RELEASED,
                                new ChargebackAbsorbed(BOOKING, amount),
                                settled(NOTHING, true, PAYABLE),
                                CLOSED);
            }
        }

        @Test
        void leaves_the_rest_to_be_refunded_before_the_booking_closes() {
            var decided = and(CONFIRMED, noted(PART), DISPUTE_OPENED, REFUNDED, settled(PRICE, false, PAYABLE));
            at(END).given(and(CONFIRMED, noted(PART), DISPUTE_OPENED))
                    .when(resolve(DisputeDecision.REFUND))
                    .then(REFUNDED, settled(PRICE, false, PAYABLE));
            at(END).given(decided)
                    .when(new NoteRefund(BOOKING, PRICE.minus(PART)))
                    .then(new MenteeRefunded(BOOKING, PRICE.minus(PART)), CLOSED);
        }

        @Test
        void is_borne_beyond_what_was_to_go_back() {
            at(END).given(and(CONFIRMED, noted(MORE), DISPUTE_OPENED))
                    .when(resolve(DisputeDecision.REFUND))
                    .then(REFUNDED, new ChargebackAbsorbed(BOOKING, PART), settled(PRICE, false, PAYABLE), CLOSED);
        }

        @Test
        void is_borne_whole_after_everything_was_refunded() {
            at(END).given(and(MENTOR_ABSENT, new MenteeRefunded(BOOKING, PRICE), CLOSED, noted(PRICE), DISPUTE_OPENED))
                    .when(resolve(DisputeDecision.RELEASE))
                    .then(RELEASED, new ChargebackAbsorbed(BOOKING, PRICE), settled(PRICE, false, PAYABLE), CLOSED);
        }

        /** The refund was on its way when the charge-back came, and the booking has closed by that. */
        @Test
        void is_borne_once_a_refund_has_gone_back_as_well() {
            var closed =
                    and(MENTOR_ABSENT, noted(PRICE), DISPUTE_OPENED, REFUNDED, settled(PRICE, false, PAYABLE), CLOSED);
            at(END).given(closed)
                    .when(new NoteRefund(BOOKING, PRICE))
                    .then(new MenteeRefunded(BOOKING, PRICE), new ChargebackAbsorbed(BOOKING, PRICE));
        }

        @Test
        void that_is_given_back_is_not_borne_any_more() {
            var released = and(
                    HELD_AND_CLOSED,
                    noted(PART),
                    DISPUTE_OPENED,
                    RELEASED,
                    new ChargebackAbsorbed(BOOKING, PART),
                    settled(NOTHING, true, PAYABLE),
                    CLOSED);
            at(END).given(released).when(report(NOTHING)).then(noted(NOTHING), absorbed(-7_000));
        }

        @Test
        void that_is_given_back_is_decided_anew_where_the_mentee_was_to_have_it() {
            var decided =
                    and(CONFIRMED, noted(PRICE), DISPUTE_OPENED, REFUNDED, settled(PRICE, false, PAYABLE), CLOSED);
            at(END).given(decided).when(report(NOTHING)).then(noted(NOTHING), DISPUTE_OPENED, heard(END));
            at(END).given(and(decided, noted(NOTHING), DISPUTE_OPENED))
                    .when(resolve(DisputeDecision.REFUND))
                    .then(REFUNDED, settled(PRICE, false, PAYABLE));
        }

        @Test
        void that_is_not_clear_keeps_the_mentor_from_being_paid() {
            at(END).given(HELD).when(report(null)).then(noted(NOTHING), DISPUTE_OPENED, heard(END));
            at(END).given(and(HELD, noted(NOTHING), DISPUTE_OPENED))
                    .when(report(PART))
                    .then(noted(PART), DISPUTE_OPENED);
        }

        @Test
        void counts_where_a_booking_ended_unpaid() {
            var failed = new BookingPaymentFailed(BOOKING, "expired_card");
            at(END).given(and(CONFIRMED, failed))
                    .when(report(MORE))
                    .then(noted(MORE), new ChargebackAbsorbed(BOOKING, PART), CLOSED);
            at(END).given(and(CONFIRMED, failed)).when(report(PART)).then(noted(PART));
        }

        @Test
        void leaves_what_can_still_be_refunded_to_admins() {
            var released = and(
                    HELD_AND_CLOSED,
                    noted(PART),
                    DISPUTE_OPENED,
                    RELEASED,
                    new ChargebackAbsorbed(BOOKING, PART),
                    settled(NOTHING, true, PAYABLE),
                    CLOSED);
            at(END).given(released)
                    .when(new RefundBooking(BOOKING, LINUS, PRICE, "As the recording shows"))
                    .then(
                            new RefundOrdered(BOOKING, PRICE, Personal.of(LINUS, "As the recording shows")),
                            settled(PRICE, true, PAYABLE));
        }
    }

    @Nested
    class A_refund_that_failed_after_all {

        private static final Object[] REFUNDED = and(MENTOR_ABSENT, new MenteeRefunded(BOOKING, PRICE), CLOSED);
        private static final RefundUndone UNDONE = new RefundUndone(BOOKING, NOTHING, null);

        @Test
        void opens_the_booking_until_it_is_made_again() {
            at(END).given(REFUNDED)
                    .when(new NoteRefundReversed(BOOKING, NOTHING, null))
                    .then(UNDONE);
            at(END).given(and(REFUNDED, UNDONE))
                    .when(new NoteRefundReversed(BOOKING, NOTHING, null))
                    .nothing();
            at(END).given(and(REFUNDED, UNDONE))
                    .when(new NoteRefund(BOOKING, PRICE))
                    .then(new MenteeRefunded(BOOKING, PRICE), CLOSED);
        }
    }

    @Nested
    class ResolvingADispute {

        @Test
        void refunds_everything() {
            at(END).given(DISPUTED)
                    .when(resolve(DisputeDecision.REFUND, null))
                    .then(resolved(DisputeDecision.REFUND), settled(PRICE, true, PAYABLE));
        }

        @Test
        void releases_everything() {
            at(END).given(DISPUTED)
                    .when(resolve(DisputeDecision.RELEASE, null))
                    .then(resolved(DisputeDecision.RELEASE), settled(NOTHING, true, PAYABLE));
        }

        @Test
        void splits() {
            at(END).given(DISPUTED)
                    .when(resolve(DisputeDecision.SPLIT, HALF))
                    .then(resolved(DisputeDecision.SPLIT), settled(HALF, true, PAYABLE));
        }

        @ParameterizedTest
        @CsvSource({"0, ZAR", "-1, ZAR", "35000, ZAR", "17500, USD"})
        void splits_only_what_lies_strictly_between_nothing_and_the_price(long amount, String currency) {
            at(END).given(DISPUTED)
                    .when(resolve(DisputeDecision.SPLIT, Money.of(amount, currency)))
                    .refused("INVALID_REFUND", "input", "refund");
        }

        @Test
        void is_told_an_amount_only_to_split() {
            for (var decision : List.of(DisputeDecision.REFUND, DisputeDecision.RELEASE)) {
                at(END).given(DISPUTED).when(resolve(decision, HALF)).refused("INVALID_REFUND", "input", "refund");
            }
        }

        @Test
        void needs_to_know_how_to_split() {
            at(END).given(DISPUTED)
                    .when(resolve(DisputeDecision.SPLIT, null))
                    .refused("INVALID_REFUND", "input", "refund");
        }

        @Test
        void cannot_take_back_what_was_refunded_before() {
            var refunded = and(
                    HELD,
                    new RefundOrdered(BOOKING, HALF, DECIDED),
                    settled(HALF, true, WINDOW_END),
                    disputed(DisputeSource.MENTEE, NOT_HELD));
            at(END).given(refunded)
                    .when(resolve(DisputeDecision.SPLIT, HALF.minus(Money.of(1, "ZAR"))))
                    .refused("INVALID_REFUND", "input", "refund");
            at(END).given(refunded)
                    .when(resolve(DisputeDecision.RELEASE, null))
                    .then(resolved(DisputeDecision.RELEASE), settled(HALF, true, PAYABLE));
        }

        @Test
        void keeps_the_settlement_of_an_absent_mentor_who_says_nothing_else_when_released() {
            at(END).given(and(MENTOR_ABSENT, new MenteeRefunded(BOOKING, PRICE), disputed(DisputeSource.MENTEE, null)))
                    .when(resolve(DisputeDecision.RELEASE, null))
                    .then(resolved(DisputeDecision.RELEASE), settled(PRICE, false, PAYABLE), CLOSED);
        }

        @Test
        void lets_the_platform_bear_a_charge_back_that_is_released() {
            at(END).given(CHARGED_BACK)
                    .when(resolve(DisputeDecision.RELEASE, null))
                    .then(
                            resolved(DisputeDecision.RELEASE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, PAYABLE));
        }

        @Test
        void lets_the_platform_bear_what_is_not_refunded_of_a_charge_back() {
            at(END).given(CHARGED_BACK)
                    .when(resolve(DisputeDecision.SPLIT, Money.of(1, "ZAR")))
                    .then(
                            resolved(DisputeDecision.SPLIT),
                            new ChargebackAbsorbed(BOOKING, Money.of(34_999, "ZAR")),
                            settled(Money.of(1, "ZAR"), true, PAYABLE));
        }

        @Test
        void waits_for_the_payout_to_be_cancelled_when_a_charge_back_stands() {
            at(END).given(CHARGED_BACK)
                    .when(resolve(DisputeDecision.REFUND, null))
                    .then(resolved(DisputeDecision.REFUND), settled(PRICE, true, PAYABLE));
        }

        @Test
        void closes_at_once_when_a_charge_back_before_the_session_stands() {
            at(NOW).given(and(CONFIRMED, disputed(DisputeSource.GATEWAY, null)))
                    .when(resolve(DisputeDecision.REFUND, null))
                    .then(
                            resolvedAt(NOW, DisputeDecision.REFUND),
                            settled(
                                    PRICE,
                                    false,
                                    NOW.plus(Settings.APPEAL_WINDOW).plus(Settings.APPEAL_RESERVE)),
                            CLOSED);
        }

        @Test
        void closes_at_once_when_the_mentor_has_been_paid_and_keeps_it() {
            at(END).given(and(HELD_AND_CLOSED, disputed(DisputeSource.GATEWAY, null)))
                    .when(resolve(DisputeDecision.RELEASE, null))
                    .then(
                            resolved(DisputeDecision.RELEASE),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, PAYABLE),
                            CLOSED);
        }

        @Test
        void does_not_close_before_a_paid_mentor_owes_what_was_charged_back() {
            at(END).given(and(HELD_AND_CLOSED, disputed(DisputeSource.GATEWAY, null)))
                    .when(resolve(DisputeDecision.REFUND, null))
                    .then(resolved(DisputeDecision.REFUND), settled(PRICE, true, PAYABLE));
        }

        @Test
        void changes_nothing_twice() {
            at(END).given(and(DISPUTED, resolved(DisputeDecision.SPLIT), settled(HALF, true, PAYABLE)))
                    .when(resolve(DisputeDecision.SPLIT, HALF))
                    .nothing();
        }

        @Test
        void is_refused_when_it_was_decided_otherwise() {
            var decided = and(DISPUTED, resolved(DisputeDecision.SPLIT), settled(HALF, true, PAYABLE));
            at(END).given(decided).when(resolve(DisputeDecision.REFUND, null)).refused("NO_OPEN_DISPUTE");
            at(END).given(decided)
                    .when(resolve(DisputeDecision.SPLIT, Money.of(20_000, "ZAR")))
                    .refused("NO_OPEN_DISPUTE");
        }

        @Test
        void is_refused_where_there_is_no_dispute() {
            at(END).given(HELD).when(resolve(DisputeDecision.REFUND, null)).refused("NO_OPEN_DISPUTE");
        }

        @Test
        void needs_a_reason_of_at_most_1000_characters() {
            at(END).given(DISPUTED)
                    .when(new ResolveDispute(BOOKING, BARBARA, DisputeDecision.REFUND, null, ""))
                    .refused("BLANK_REASON", "input", "reason");
            at(END).given(DISPUTED)
                    .when(new ResolveDispute(BOOKING, BARBARA, DisputeDecision.REFUND, null, "x".repeat(1_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }

        private static ResolveDispute resolve(DisputeDecision decision, @Nullable Money refund) {
            return new ResolveDispute(BOOKING, BARBARA, decision, refund, "As the recording shows");
        }

        private static DisputeResolved resolved(DisputeDecision decision) {
            return resolvedAt(END, decision);
        }

        private static DisputeResolved resolvedAt(Instant at, DisputeDecision decision) {
            return new DisputeResolved(BOOKING, DISPUTE, decision, DECIDED, BARBARA, at.plus(Settings.APPEAL_WINDOW));
        }
    }

    @Nested
    class Refunding {

        @Test
        void returns_part_before_the_payout_and_keeps_the_dispute_window() {
            at(END).given(HELD).when(refund(HALF)).then(ordered(HALF), settled(HALF, true, WINDOW_END));
        }

        @Test
        void returns_everything_after_the_payout() {
            at(WINDOW_END)
                    .given(HELD_AND_CLOSED)
                    .when(refund(PRICE))
                    .then(ordered(PRICE), settled(PRICE, true, WINDOW_END));
        }

        @Test
        void says_how_much_is_to_be_returned_in_all() {
            at(END).given(and(HELD, ordered(HALF), settled(HALF, true, WINDOW_END)))
                    .when(refund(PRICE))
                    .then(ordered(PRICE), settled(PRICE, true, WINDOW_END));
        }

        @Test
        void changes_nothing_twice() {
            at(END).given(and(HELD, ordered(HALF), settled(HALF, true, WINDOW_END)))
                    .when(refund(HALF))
                    .nothing();
        }

        @ParameterizedTest
        @CsvSource({"0, ZAR", "-1, ZAR", "35001, ZAR", "100, USD"})
        void is_refused_outside_the_price(long amount, String currency) {
            at(END).given(HELD).when(refund(Money.of(amount, currency))).refused("INVALID_REFUND", "input", "refund");
        }

        /** The last of three decimals is zero at the gateway that took it, also of a part. */
        @Test
        void is_refused_where_a_gateway_cannot_count_it() {
            var price = Money.of(12_340, "KWD");
            var held = new Object[] {
                requested(ConfirmationMode.INSTANT, price, 2_500),
                confirmed(),
                checkedIn(Party.MENTOR),
                checkedIn(Party.MENTEE),
                COMPLETED,
                new BookingSettled(BOOKING, MENTOR_GRACE, Settlement.of(price, 2_500, price.zero()), true, WINDOW_END)
            };
            var odd = Money.of(15, "KWD");
            at(END).given(held).when(refund(odd)).refused("AMOUNT_NOT_COUNTABLE", "input", "refund");
            at(END).given(and(held, disputed(DisputeSource.MENTEE, NOT_HELD)))
                    .when(new ResolveDispute(BOOKING, BARBARA, DisputeDecision.SPLIT, odd, "As the recording shows"))
                    .refused("AMOUNT_NOT_COUNTABLE", "input", "refund");
        }

        @Test
        void is_refused_when_as_much_goes_back_already() {
            at(END).given(MENTOR_ABSENT).when(refund(PRICE)).refused("INVALID_REFUND", "input", "refund");
            at(END).given(and(HELD, ordered(HALF), settled(HALF, true, WINDOW_END)))
                    .when(refund(HALF.minus(Money.of(1, "ZAR"))))
                    .refused("INVALID_REFUND", "input", "refund");
        }

        @ParameterizedTest
        @ValueSource(strings = {"mbr_ada", "mbr_grace"})
        void is_not_ordered_by_a_party(String member) {
            at(END).given(HELD)
                    .when(new RefundBooking(BOOKING, new MemberId(member), HALF, "As the recording shows"))
                    .refused("OWN_DISPUTE");
        }

        @Test
        void is_refused_before_the_session_while_disputed_and_after_a_charge_back() {
            at(NOW).given(CONFIRMED).when(refund(HALF)).refused("REFUND_NOT_POSSIBLE");
            at(END).given(DISPUTED).when(refund(HALF)).refused("REFUND_NOT_POSSIBLE");
            at(NOW).given(and(REQUESTED, HOLD_EXPIRED)).when(refund(HALF)).refused("REFUND_NOT_POSSIBLE");
            at(END).given(and(
                            CHARGED_BACK,
                            new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.RELEASE, DECIDED),
                            new ChargebackAbsorbed(BOOKING, PRICE),
                            settled(NOTHING, true, END)))
                    .when(refund(HALF))
                    .refused("REFUND_NOT_POSSIBLE");
        }

        @Test
        void needs_a_reason_of_at_most_1000_characters() {
            at(END).given(HELD)
                    .when(new RefundBooking(BOOKING, BARBARA, HALF, " "))
                    .refused("BLANK_REASON", "input", "reason");
            at(END).given(HELD)
                    .when(new RefundBooking(BOOKING, BARBARA, HALF, "x".repeat(1_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }

        private static RefundBooking refund(Money refund) {
            return new RefundBooking(BOOKING, BARBARA, refund, "As the recording shows");
        }

        private static RefundOrdered ordered(Money refund) {
            return new RefundOrdered(BOOKING, refund, DECIDED);
        }
    }

    @Nested
    class NotingARefund {

        @Test
        void closes_what_ended_before_it_was_paid_for() {
            for (var end : List.of(
                    SLOT_TAKEN, HOLD_EXPIRED, DECLINED_CARD, cancelled(CancelledBy.MENTOR), CONFIRMATION_EXPIRED)) {
                at(NOW).given(and(REQUESTED, end)).when(note(PRICE)).then(refunded(PRICE), CLOSED);
            }
        }

        @Test
        void closes_an_unheld_session_when_everything_is_back() {
            at(END).given(MENTOR_ABSENT).when(note(PRICE)).then(refunded(PRICE), CLOSED);
        }

        @Test
        void does_not_close_while_some_of_it_is_missing() {
            at(END).given(MENTOR_ABSENT).when(note(HALF)).then(refunded(HALF));
        }

        @Test
        void does_not_close_while_the_mentor_is_not_paid() {
            at(END).given(and(HELD, settled(HALF, true, WINDOW_END)))
                    .when(note(HALF))
                    .then(refunded(HALF));
        }

        @Test
        void closes_again_after_a_refund_that_followed_the_payout() {
            at(END).given(and(HELD_AND_CLOSED, settled(HALF, true, WINDOW_END)))
                    .when(note(HALF))
                    .then(refunded(HALF), CLOSED);
        }

        @Test
        void does_not_close_while_disputed() {
            at(END).given(and(MENTOR_ABSENT, disputed(DisputeSource.MENTOR, null)))
                    .when(note(PRICE))
                    .then(refunded(PRICE));
        }

        @Test
        void changes_nothing_twice_or_out_of_order() {
            var closed = and(MENTOR_ABSENT, refunded(PRICE), CLOSED);
            at(END).given(closed).when(note(PRICE)).nothing();
            at(END).given(closed).when(note(HALF)).nothing();
        }

        private static NoteRefund note(Money total) {
            return new NoteRefund(BOOKING, total);
        }

        private static MenteeRefunded refunded(Money total) {
            return new MenteeRefunded(BOOKING, total);
        }
    }

    @Nested
    class NotingThePayout {

        @Test
        void closes_a_held_session() {
            at(WINDOW_END).given(HELD).when(new NotePayout(BOOKING)).then(PAID, CLOSED);
        }

        @Test
        void does_not_close_while_a_refund_is_on_its_way() {
            at(WINDOW_END)
                    .given(and(HELD, settled(HALF, true, WINDOW_END)))
                    .when(new NotePayout(BOOKING))
                    .then(PAID);
        }

        @Test
        void closes_a_refunded_dispute_once_the_payout_is_cancelled() {
            at(WINDOW_END)
                    .given(and(
                            DISPUTED,
                            new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.REFUND, DECIDED),
                            settled(PRICE, true, END),
                            new MenteeRefunded(BOOKING, PRICE)))
                    .when(new NotePayout(BOOKING))
                    .then(PAID, CLOSED);
        }

        @Test
        void closes_a_charge_back_once_the_paid_mentor_owes_it() {
            at(WINDOW_END)
                    .given(and(
                            HELD_AND_CLOSED,
                            disputed(DisputeSource.GATEWAY, null),
                            new DisputeResolved(BOOKING, DISPUTE, DisputeDecision.REFUND, DECIDED),
                            settled(PRICE, true, END)))
                    .when(new NotePayout(BOOKING))
                    .then(PAID, CLOSED);
        }

        /** An appeal has given the mentor more, and what is told late is of before. */
        @Test
        void settles_no_mentor_to_whom_more_is_due_than_has_reached_them() {
            at(WINDOW_END).given(HELD).when(new NotePayout(BOOKING, NOTHING)).nothing();
        }

        @Test
        void does_not_close_while_disputed() {
            at(WINDOW_END).given(DISPUTED).when(new NotePayout(BOOKING)).then(PAID);
        }

        @Test
        void changes_nothing_twice_or_where_nothing_is_paid_out() {
            at(WINDOW_END).given(HELD_AND_CLOSED).when(new NotePayout(BOOKING)).nothing();
            at(WINDOW_END).given(MENTOR_ABSENT).when(new NotePayout(BOOKING)).nothing();
            at(NOW).given(CONFIRMED).when(new NotePayout(BOOKING)).nothing();
        }
    }

    @Nested
    class ClosingUnpaid {

        @Test
        void ends_what_was_never_paid_for() {
            at(NOW).given(and(REQUESTED, SLOT_TAKEN))
                    .when(new CloseUnpaid(BOOKING))
                    .then(CLOSED);
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(and(REQUESTED, SLOT_TAKEN, CLOSED))
                    .when(new CloseUnpaid(BOOKING))
                    .nothing();
        }

        @Test
        void changes_nothing_while_the_booking_stands() {
            at(NOW).given(REQUESTED).when(new CloseUnpaid(BOOKING)).nothing();
            at(NOW).given(HELD).when(new CloseUnpaid(BOOKING)).nothing();
        }
    }

    private static Scenario<Booking> at(Instant now) {
        return at(now, offer(HOURLY_RATE, ConfirmationMode.INSTANT));
    }

    private static Scenario<Booking> at(Instant now, MentorOffers offers) {
        return at(now, offers, (memberId, role) -> Optional.empty());
    }

    private static Scenario<Booking> at(Instant now, MentorOffers offers, Onboardings onboardings) {
        KnownGateways gateways = GATEWAY::equals;
        return new Scenario<>(Booking.class, now, offers, new BookingReadiness(onboardings, NOBODY_BLOCKED), gateways);
    }

    private static MentorOffers offer(Money hourlyRate, ConfirmationMode confirmation) {
        return (MentorId mentorId) -> new Offer(
                mentorId,
                GRACE,
                hourlyRate,
                Availability.of(MORNINGS),
                confirmation,
                Map.of(),
                CancellationPolicy.STANDARD);
    }

    private static RequestBooking requesting(
            Instant startsAt, String topic, String description, String gateway, String paymentMethod) {
        return new RequestBooking(
                BOOKING, MENTOR_GRACE, ADA, null, startsAt, topic, description, Modality.VIDEO, gateway, paymentMethod);
    }

    private static CancelBooking cancel(CancelledBy by) {
        return new CancelBooking(BOOKING, ADA, by, null);
    }

    private static BookingCancelled cancelled(CancelledBy by) {
        return new BookingCancelled(BOOKING, by, false, null);
    }

    private static Instant windowFrom(Instant now) {
        return now.plus(Duration.ofHours(24));
    }

    private static Object[] and(Object[] before, Object... after) {
        var all = new ArrayList<Object>(List.of(before));
        all.addAll(List.of(after));
        return all.toArray();
    }
}
