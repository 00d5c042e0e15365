package org.mentorlink.command.payment.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.sandbox.SandboxBooks.Booked;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.SandboxDeadline.CardholderDisputes;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;

/**
 * A card gateway for trying the platform out. What a payment method does is told by its name, as with the test methods
 * of a card gateway.
 */
class SandboxGateway implements PaymentGateway {
    static final String NAME = "sandbox";

    /** Its payments are authorised and cannot be captured. */
    static final String CAPTURE_FAILS = "pm_card_captureFails";

    /** How long a cardholder of {@code pm_card_createDispute} takes to question a payment. */
    static final Duration DISPUTED_AFTER = Duration.ofDays(1);

    private static final GatewayAnswer UNKNOWN_AUTHORIZATION = new Declined("authorization_unknown");

    private final SandboxBooks books;
    private final EventScheduler scheduler;
    private final Clock clock;
    private final Duration latency;

    /** @param latency how long it takes over each answer, to rehearse a slow gateway */
    SandboxGateway(SandboxBooks books, EventScheduler scheduler, Clock clock, Duration latency) {
        this.books = books;
        this.scheduler = scheduler;
        this.clock = clock;
        this.latency = latency;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, true, false, true, false, true, false, true, Set.of(), Set.of());
    }

    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        takeTime();
        var booked = books.authorize(key, amount, paymentMethod, description, declineCode(paymentMethod, amount));
        if (booked.first() && paymentMethod.equals("pm_card_timeout")) {
            throw new GatewayTimeout("the sandbox keeps its answer to " + key + " to itself");
        }
        return sameContent(booked, amount);
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        takeTime();
        if (books.find(authorization).isEmpty()) {
            return UNKNOWN_AUTHORIZATION;
        }
        var booked = books.capture(key, authorization, amount, authorized -> {
            if ("pm_card_createDispute".equals(authorized.paymentMethod())) {
                disputeLater(new PaymentId(authorized.description()), authorization);
            }
        });
        return sameContent(booked, amount);
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        takeTime();
        return books.find(authorization)
                .map(authorized ->
                        books.voidAuthorization(key, authorized).entry().answer())
                .orElse(UNKNOWN_AUTHORIZATION);
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        takeTime();
        return books.find(authorization)
                .map(authorized -> sameContent(books.refund(key, authorization, amount), amount))
                .orElse(UNKNOWN_AUTHORIZATION);
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        takeTime();
        return sameContent(books.transfer(key, amount, recipient), amount);
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        takeTime();
        return books.findByKey(inquiry.key()).map(SandboxBooks.Entry::answer).orElseGet(GatewayAnswer.NotFound::new);
    }

    @Override
    public GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        return books.report(from, to, after, most);
    }

    /** Less of it when the thread is interrupted, as where the platform ends. */
    private void takeTime() {
        var end = System.nanoTime() + latency.toNanos();
        for (var left = latency.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private void disputeLater(PaymentId paymentId, String authorization) {
        var bookingId = new BookingId(PaymentId.bookingOf(paymentId.value()));
        scheduler.schedule(
                clock.instant().plus(DISPUTED_AFTER),
                GenericEventMessage.asEventMessage(new CardholderDisputes(paymentId, bookingId, authorization))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    private static @Nullable String declineCode(String paymentMethod, Money amount) {
        if (!amount.isPositive()) {
            return "amount_not_positive";
        }
        return switch (paymentMethod) {
            case "pm_card_visa", "pm_card_timeout", "pm_card_createDispute", CAPTURE_FAILS -> null;
            case "pm_card_chargeDeclined" -> "card_declined";
            case "pm_card_insufficientFunds" -> "insufficient_funds";
            default -> "payment_method_unknown";
        };
    }

    /** A key stands for one step: with another amount it is refused and nothing is booked. */
    private static GatewayAnswer sameContent(Booked booked, Money amount) {
        return booked.entry().amount().equals(amount)
                ? booked.entry().answer()
                : new Declined("idempotency_key_reused");
    }
}
