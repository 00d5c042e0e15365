package org.mentorlink.query.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** K9: what each event moves, in double entry. An event that moves nothing makes no entry. */
@Component
@ProcessingGroup(LedgerProjection.PROCESSOR)
class LedgerProjection {

    static final String PROCESSOR = "projection-ledger";

    private final LedgerEntries entries;

    LedgerProjection(LedgerEntries entries) {
        this.entries = entries;
    }

    @EventHandler
    void on(PaymentEvent event, EventMessage<?> message) {
        enter(event.booking(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(PayoutEvent event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(TransferOwed event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(OwedTransferReturned event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(ReturnPaidByHand event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(BookingEvent event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(CreditAccountEvent event, EventMessage<?> message) {
        enter(null, ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(CreditPurchaseEvent event, EventMessage<?> message) {
        enter(null, ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(AdjustmentPosted event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    @EventHandler
    void on(AdjustmentReversed event, EventMessage<?> message) {
        enter(event.bookingId(), ChartOfAccounts.posting(event), message);
    }

    private void enter(@Nullable BookingId bookingId, Posting posting, EventMessage<?> message) {
        if (posting.lines().isEmpty()) {
            return;
        }
        var seen = Seen.of(message);
        var entry = new LedgerEntryView(
                seen.eventId(),
                seen.position(),
                seen.at(),
                message.getPayloadType().getSimpleName(),
                message instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : null,
                bookingId == null ? null : bookingId.value(),
                posting.lines());
        entries.fold(seen.eventId(), seen, none -> entry);
    }

    @ResetHandler
    void reset() {
        entries.clear();
    }
}
