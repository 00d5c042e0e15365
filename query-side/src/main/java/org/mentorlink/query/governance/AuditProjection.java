package org.mentorlink.query.governance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.GroupSessionDeadline;
import org.mentorlink.communication.NotificationDeadline;
import org.mentorlink.communication.NotificationDeadline.NotificationDue;
import org.mentorlink.payment.BankDeskDeadline;
import org.mentorlink.payment.CreditDeadline;
import org.mentorlink.payment.CreditPurchaseDeadline;
import org.mentorlink.payment.GatewayDeadline;
import org.mentorlink.payment.PayoutRunDeadline;
import org.mentorlink.query.governance.AuditChain.StoredEvent;
import org.mentorlink.query.shared.Origin;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.StoredPayload;
import org.springframework.stereotype.Component;

/** Chains every event of the log, in its order. */
@Component
@ProcessingGroup("projection-audit")
class AuditProjection {

    private final AuditLinks links;
    private final AuditEnds end;
    private final StoredPayload payloads;

    AuditProjection(AuditLinks links, AuditEnds end, StoredPayload payloads) {
        this.links = links;
        this.end = end;
        this.payloads = payloads;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        var seen = Seen.of(message);
        end.fold(AuditEnd.ID, seen, last -> {
            var link = link(message, seen, last == null ? AuditChain.GENESIS : last.hash());
            links.put(link.eventId(), seen, link);
            return new AuditEnd(link.hash());
        });
    }

    private AuditLink link(EventMessage<?> message, Seen seen, String previous) {
        var origin = Origin.of(message);
        var stored = stored(message, seen.position(), payloads);
        return new AuditLink(
                seen.eventId(),
                seen.position(),
                subject(message),
                seen.sequence() < 0 ? null : seen.sequence(),
                stored.type(),
                seen.at(),
                origin.actor().id(),
                origin.actor().role(),
                origin.correlationId(),
                origin.causationId(),
                AuditChain.hash(previous, stored));
    }

    static StoredEvent stored(EventMessage<?> message, long position, StoredPayload payloads) {
        return new StoredEvent(position, message.getPayloadType().getSimpleName(), payloads.of(message));
    }

    private static @Nullable String subject(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> domain) {
            return domain.getAggregateIdentifier();
        }
        return switch (message.getPayload()) {
            case BookingDeadline deadline -> deadline.bookingId().value();
            case GroupSessionDeadline deadline -> deadline.groupSessionId().value();
            case GatewayDeadline deadline -> deadline.bookingId().value();
            case CreditDeadline deadline -> deadline.creditAccountId().value();
            case CreditPurchaseDeadline deadline -> deadline.creditPurchaseId().value();
            case PayoutRunDeadline deadline -> deadline.mentorAccountId().value();
            case BankDeskDeadline deadline -> deadline.bankDeskId().value();
            case NotificationDeadline deadline -> subject(deadline);
            default -> null;
        };
    }

    private static String subject(NotificationDeadline deadline) {
        return switch (deadline) {
            case NotificationDue due -> due.subject();
        };
    }

    @ResetHandler
    void reset() {
        links.clear();
        end.clear();
    }
}
