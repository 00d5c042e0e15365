package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** Whether a session can be booked. Whether its time is still free, the calendars tell later. */
final class Requesting {

    private static final String STARTS_AT = "startsAt";
    private static final Pattern PAYMENT_METHOD = Pattern.compile("[a-zA-Z0-9_]{1,100}");

    private Requesting() {}

    /** A mentor of a group session has agreed to everybody who takes a seat. */
    static List<BookingEvent> requestSeat(
            @Nullable BookingState state,
            RequestSeat request,
            GroupSessions sessions,
            MentorOffers offers,
            BookingReadiness readiness,
            KnownGateways gateways,
            Instant now) {
        var contentHash = Personal.of(request.menteeId(), ContentHash.of(request));
        if (state != null) {
            return repeated(state, contentHash);
        }
        var topic = text(request.topic(), 200, "BLANK_TOPIC", "TOPIC_TOO_LONG", "topic");
        checkPayment(request.gateway(), request.paymentMethod(), gateways);
        var session = sessions.stateOf(request.groupSessionId());
        var terms = session.terms();
        Seating.requireNotOwn(session, request.menteeId());
        var offer = offers.offerOf(terms.mentorId());
        readiness.require(terms.mentorMemberId(), request.menteeId());
        session.refusalOf(request.menteeId(), now).ifPresent(code -> {
            throw Seating.refused(code);
        });
        checkMethod(terms.price(), request.gateway(), request.paymentMethod(), "paymentMethod");
        var gateway = chosen(request.gateway(), terms.price(), gateways);
        requireCovered(gateway, request.menteeId(), terms.price(), gateways);
        var form = FormAnswers.filled(offer.forms().askedFor(null), request.answers(), request.menteeId());
        return List.of(new BookingRequested(
                request.bookingId(),
                terms.mentorId(),
                terms.mentorMemberId(),
                request.menteeId(),
                terms.slot(),
                terms.bufferMinutes(),
                Personal.of(request.menteeId(), topic),
                null,
                terms.modality(),
                null,
                request.groupSessionId(),
                terms.price(),
                terms.commissionBasisPoints(),
                terms.policy(),
                ConfirmationMode.INSTANT,
                gateway,
                request.paymentMethod(),
                contentHash,
                now.plus(Settings.HOLD),
                null,
                form,
                takenAtOnce(gateway, gateways)));
    }

    static List<BookingEvent> request(
            @Nullable BookingState state,
            RequestBooking request,
            MentorOffers offers,
            BookingReadiness readiness,
            KnownGateways gateways,
            Instant now) {
        var contentHash = Personal.of(request.menteeId(), ContentHash.of(request));
        if (state != null) {
            return repeated(state, contentHash);
        }
        var topic = text(request.topic(), 200, "BLANK_TOPIC", "TOPIC_TOO_LONG", "topic");
        var description = optionalText(request.description(), 2_000, "DESCRIPTION_TOO_LONG", "description");
        checkPayment(request.gateway(), request.paymentMethod(), gateways);
        var offer = offers.offerOf(request.mentorId());
        require(!offer.memberId().equals(request.menteeId()), "OWN_BOOKING", "You cannot book yourself.", "mentorId");
        readiness.require(offer.memberId(), request.menteeId());
        var session = offer.session(request.offeringId());
        requireExpected(session.price(), request.expectedPrice());
        var modality = session.modality(request.modality());
        requireOffered(offer, request.startsAt(), session.length(), now);
        checkMethod(session.price(), request.gateway(), request.paymentMethod(), "paymentMethod");
        var gateway = chosen(request.gateway(), session.price(), gateways);
        requireCovered(gateway, request.menteeId(), session.price(), gateways);
        var form =
                FormAnswers.filled(offer.forms().askedFor(request.offeringId()), request.answers(), request.menteeId());
        return List.of(new BookingRequested(
                request.bookingId(),
                offer.mentorId(),
                offer.memberId(),
                request.menteeId(),
                TimeSlot.of(request.startsAt(), session.length()),
                offer.availability().weekly().bufferMinutes(),
                Personal.of(request.menteeId(), topic),
                Personal.ofNullable(request.menteeId(), description),
                modality,
                session.offering(),
                null,
                session.price(),
                offer.commissionBasisPoints(),
                offer.policy(),
                offer.confirmation(),
                gateway,
                request.paymentMethod(),
                contentHash,
                now.plus(Settings.HOLD),
                null,
                form,
                takenAtOnce(gateway, gateways)));
    }

    private static void requireExpected(Money price, @Nullable Money expected) {
        require(
                expected == null || expected.equals(price),
                "PRICE_CHANGED",
                "This session costs " + price.formatted() + " now; look at it again.",
                "expectedPrice");
    }

    private static List<BookingEvent> repeated(BookingState state, Personal contentHash) {
        if (!state.terms().contentHash().equals(contentHash)) {
            throw keyReused();
        }
        return List.of();
    }

    static Refused keyReused() {
        return Refused.because(
                "IDEMPOTENCY_KEY_REUSED",
                "This idempotency key was used for another request; use a new one for each booking.",
                "input",
                "idempotencyKey");
    }

    /** What nothing is paid for needs no payment method; whether it is, the price tells. */
    static void checkPayment(String gateway, String paymentMethod, KnownGateways gateways) {
        require(
                gateway.isEmpty() || gateways.knows(gateway),
                "UNKNOWN_GATEWAY",
                "There is no payment gateway of that name.",
                "gateway");
        if (!paymentMethod.isEmpty()) {
            checkMethod(paymentMethod, "paymentMethod");
        }
    }

    /** Credits are the payer's own: there is nothing to choose. */
    static void checkMethod(Money price, String gateway, String paymentMethod, String... path) {
        if (!price.isZero() && !gateway.equals(CreditAccountId.GATEWAY)) {
            checkMethod(paymentMethod, path);
        }
    }

    /** Said before any time is reserved. Whoever is quicker may have them all the same, and the payment is declined then. */
    static void requireCovered(String gateway, MemberId payer, Money price, KnownGateways gateways) {
        var isCovered = price.isZero() || gateways.covers(gateway, payer, price);
        require(
                isCovered || !gateways.isFrozen(gateway, payer, price),
                "CREDITS_FROZEN",
                "Your bank disputes what you have paid for these credits; they can be used once that is settled.",
                "gateway");
        require(
                isCovered,
                "INSUFFICIENT_CREDITS",
                "You have not enough credits in this currency for the session.",
                "gateway");
    }

    static void checkMethod(String paymentMethod, String... path) {
        CardNumbers.refuseAs(paymentMethod, path);
        require(
                PAYMENT_METHOD.matcher(paymentMethod).matches(),
                "INVALID_PAYMENT_METHOD",
                "Send the token the gateway gave for the payment method, such as pm_card_visa.",
                path);
    }

    /**
     * The gateway that a price is paid through: the one that was asked for, or the usual one of its currency. Where nothing is
     * to be paid, it is the one for another session that is agreed on later and costs something, if there is one.
     */
    static String chosen(String gateway, Money price, KnownGateways gateways) {
        var chosen = gateway.isEmpty() ? gateways.usual(price.currency()) : gateway;
        if (price.isZero() && !gateways.takes(chosen, price.currency())) {
            return "";
        }
        require(
                gateways.takes(chosen, price.currency()),
                "CURRENCY_NOT_TAKEN",
                "This payment gateway takes no payments in that currency; choose another.",
                "gateway");
        return chosen;
    }

    static @Nullable Boolean takenAtOnce(String gateway, KnownGateways gateways) {
        return gateways.takesAtOnce(gateway) ? Boolean.TRUE : null;
    }

    /** Whether a mentee may choose that start. */
    static void requireOffered(Offer offer, Instant startsAt, Duration length, Instant now) {
        requireInReach(offer, startsAt, now);
        var notice = offer.availability().window().notice();
        require(
                !startsAt.isBefore(now.plus(notice)),
                "NOTICE_TOO_SHORT",
                "This mentor must be asked at least " + notice.toMinutes() + " minutes ahead; pick a later time.",
                STARTS_AT);
        require(
                offer.availability().offers(startsAt, length),
                "SLOT_NOT_OFFERED",
                "The mentor offers no session that starts then; pick one of the open slots.",
                STARTS_AT);
        offer.requireNoBlackout(TimeSlot.of(startsAt, length), STARTS_AT);
    }

    /** Whether a session may start then at all. */
    static void requireInReach(Offer offer, Instant startsAt, Instant now) {
        require(startsAt.isAfter(now), "SLOT_IN_PAST", "This time is over.", STARTS_AT);
        var window = offer.availability().window();
        require(
                !startsAt.isAfter(now.plus(window.horizon())),
                "SLOT_TOO_FAR",
                "Sessions can be booked at most " + window.horizonDays() + " days ahead.",
                STARTS_AT);
    }
}
