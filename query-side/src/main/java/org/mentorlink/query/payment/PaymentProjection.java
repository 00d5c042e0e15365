package org.mentorlink.query.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.query.booking.BookingUpdates;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-bookings")
class PaymentProjection {

    private final Payments payments;
    private final Payouts payouts;
    private final BookingUpdates updates;

    PaymentProjection(Payments payments, Payouts payouts, BookingUpdates updates) {
        this.payments = payments;
        this.payouts = payouts;
        this.updates = updates;
    }

    @EventHandler
    void on(PaymentEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        payments.fold(event.paymentId().value(), seen, payment -> PaymentEvolution.evolve(payment, event));
        updates.changed(event.bookingId().value(), seen);
    }

    @EventHandler
    void on(PayoutEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        payouts.fold(event.payoutId().value(), seen, payout -> PayoutEvolution.evolve(payout, event, seen));
        updates.changed(event.bookingId().value(), seen);
    }

    @ResetHandler
    void reset() {
        payments.clear();
        payouts.clear();
    }
}
