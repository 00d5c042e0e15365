package org.mentorlink.booking;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;

/** I12: what both parties can ask of the agenda of their session, until a week after it. */
public sealed interface AgendaCommand {

    AgendaId agendaId();

    BookingId bookingId();

    /** Who asks; one of the two. */
    MemberId memberId();

    /** Puts an item at the end. Sent again with the same content it changes nothing. */
    record AddAgendaItem(
            @TargetAggregateIdentifier AgendaId agendaId,
            BookingId bookingId,
            MemberId memberId,
            AgendaItemId itemId,
            String text)
            implements AgendaCommand {

        @Override
        public String toString() {
            return "AddAgendaItem[" + agendaId + ", " + itemId + "]";
        }
    }

    /** @param expectedVersion refused as VERSION_CONFLICT where what the item says has changed since */
    record ChangeAgendaItem(
            @TargetAggregateIdentifier AgendaId agendaId,
            BookingId bookingId,
            MemberId memberId,
            AgendaItemId itemId,
            String text,
            int expectedVersion)
            implements AgendaCommand {

        @Override
        public String toString() {
            return "ChangeAgendaItem[" + agendaId + ", " + itemId + "]";
        }
    }

    record TickAgendaItem(
            @TargetAggregateIdentifier AgendaId agendaId,
            BookingId bookingId,
            MemberId memberId,
            AgendaItemId itemId,
            boolean done)
            implements AgendaCommand {}

    /** @param expectedVersion refused as VERSION_CONFLICT where what the item says has changed since */
    record RemoveAgendaItem(
            @TargetAggregateIdentifier AgendaId agendaId,
            BookingId bookingId,
            MemberId memberId,
            AgendaItemId itemId,
            int expectedVersion)
            implements AgendaCommand {}

    /**
     * @param itemIds all items in their new order
     * @param expectedVersion refused as VERSION_CONFLICT where an item came, went or moved since
     */
    record ReorderAgenda(
            @TargetAggregateIdentifier AgendaId agendaId,
            BookingId bookingId,
            MemberId memberId,
            List<AgendaItemId> itemIds,
            int expectedVersion)
            implements AgendaCommand {}
}
