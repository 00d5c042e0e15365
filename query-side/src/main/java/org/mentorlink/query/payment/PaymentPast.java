package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** Payments and payouts as they were: their own events up to a moment, folded as they were folded then. */
@Component
class PaymentPast {

    /** No page of the past is asked for, which alone needs it. */
    private static final long UNKNOWN = -1;

    private final EventStore events;

    PaymentPast(EventStore events) {
        this.events = events;
    }

    List<PaymentView> payments(List<String> paymentIds, Instant moment) {
        return paymentIds.stream().flatMap(id -> payment(id, moment).stream()).toList();
    }

    List<PayoutView> payouts(List<String> payoutIds, Instant moment) {
        return payoutIds.stream().flatMap(id -> payout(id, moment).stream()).toList();
    }

    private Optional<PaymentView> payment(String id, Instant moment) {
        @Nullable PaymentView view = null;
        for (var message : until(moment, id).toList()) {
            if (message.getPayload() instanceof PaymentEvent event) {
                view = PaymentEvolution.evolve(view, event, message.getTimestamp());
            }
        }
        return Optional.ofNullable(view);
    }

    private Optional<PayoutView> payout(String id, Instant moment) {
        @Nullable PayoutView view = null;
        for (var message : until(moment, id).toList()) {
            if (message.getPayload() instanceof PayoutEvent event) {
                view = PayoutEvolution.evolve(view, event, Seen.of(message, UNKNOWN));
            }
        }
        return Optional.ofNullable(view);
    }

    /** From 0: never from a snapshot. */
    private Stream<? extends DomainEventMessage<?>> until(Instant moment, String id) {
        return events.readEvents(id, 0)
                .asStream()
                .takeWhile(message -> !message.getTimestamp().isAfter(moment));
    }
}
