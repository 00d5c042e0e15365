package org.mentorlink.booking;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.mentorlink.shared.Personal;

/** I12: what has happened to the agenda of a session. */
public sealed interface AgendaEvent {

    AgendaId agendaId();

    BookingId bookingId();

    /** Which of the two did it. */
    Party by();

    /** @param text belongs to who wrote it */
    @Revision("1")
    record AgendaItemAdded(AgendaId agendaId, BookingId bookingId, Party by, AgendaItemId itemId, Personal text)
            implements AgendaEvent {}

    /** @param text belongs to who wrote it now */
    @Revision("1")
    record AgendaItemChanged(AgendaId agendaId, BookingId bookingId, Party by, AgendaItemId itemId, Personal text)
            implements AgendaEvent {}

    /** @param done whether it is, from now on */
    @Revision("1")
    record AgendaItemTicked(AgendaId agendaId, BookingId bookingId, Party by, AgendaItemId itemId, boolean done)
            implements AgendaEvent {}

    @Revision("1")
    record AgendaItemRemoved(AgendaId agendaId, BookingId bookingId, Party by, AgendaItemId itemId)
            implements AgendaEvent {}

    /** @param itemIds all items in their new order */
    @Revision("1")
    record AgendaReordered(AgendaId agendaId, BookingId bookingId, Party by, List<AgendaItemId> itemIds)
            implements AgendaEvent {}
}
