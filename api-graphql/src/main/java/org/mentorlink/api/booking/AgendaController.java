package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.governance.History;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.AgendaCommand.AddAgendaItem;
import org.mentorlink.booking.AgendaCommand.ChangeAgendaItem;
import org.mentorlink.booking.AgendaCommand.RemoveAgendaItem;
import org.mentorlink.booking.AgendaCommand.ReorderAgenda;
import org.mentorlink.booking.AgendaCommand.TickAgendaItem;
import org.mentorlink.booking.AgendaId;
import org.mentorlink.booking.AgendaItemId;
import org.mentorlink.booking.AgendaView;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** I12: what the two of a session want to talk about. */
@Controller
class AgendaController {

    private final Mutations mutations;
    private final Bookings bookings;
    private final History history;

    AgendaController(Mutations mutations, Bookings bookings, History history) {
        this.mutations = mutations;
        this.bookings = bookings;
        this.history = history;
    }

    record AddAgendaItemInput(
            String bookingId, String text, @Nullable String idempotencyKey) {}

    record ChangeAgendaItemInput(String bookingId, String itemId, String text, int expectedVersion) {}

    record TickAgendaItemInput(String bookingId, String itemId, boolean done) {}

    record RemoveAgendaItemInput(String bookingId, String itemId, int expectedVersion) {}

    record ReorderAgendaInput(String bookingId, List<String> itemIds, int expectedVersion) {}

    @MutationMapping
    BookingPayload addAgendaItem(@Argument AddAgendaItemInput input, @ContextValue Visit visit) {
        var key = input.idempotencyKey();
        if (key != null && (key.isEmpty() || key.length() > 200)) {
            return BookingPayload.refused(BookingRequests.invalidKey());
        }
        var member = visit.viewer().member();
        var itemId = key == null
                ? Ids.random(AgendaItemId.PREFIX)
                : Ids.named(AgendaItemId.PREFIX, input.bookingId() + '/' + member.value() + '/' + key);
        return change(
                input.bookingId(),
                visit,
                (id, booking) -> new AddAgendaItem(id, booking, member, new AgendaItemId(itemId), input.text()));
    }

    @MutationMapping
    BookingPayload changeAgendaItem(@Argument ChangeAgendaItemInput input, @ContextValue Visit visit) {
        return change(
                input.bookingId(),
                visit,
                (id, booking) -> new ChangeAgendaItem(
                        id,
                        booking,
                        visit.viewer().member(),
                        item(input.itemId(), "itemId"),
                        input.text(),
                        input.expectedVersion()));
    }

    @MutationMapping
    BookingPayload tickAgendaItem(@Argument TickAgendaItemInput input, @ContextValue Visit visit) {
        return change(
                input.bookingId(),
                visit,
                (id, booking) -> new TickAgendaItem(
                        id, booking, visit.viewer().member(), item(input.itemId(), "itemId"), input.done()));
    }

    @MutationMapping
    BookingPayload removeAgendaItem(@Argument RemoveAgendaItemInput input, @ContextValue Visit visit) {
        return change(
                input.bookingId(),
                visit,
                (id, booking) -> new RemoveAgendaItem(
                        id, booking, visit.viewer().member(), item(input.itemId(), "itemId"), input.expectedVersion()));
    }

    @MutationMapping
    BookingPayload reorderAgenda(@Argument ReorderAgendaInput input, @ContextValue Visit visit) {
        return change(
                input.bookingId(),
                visit,
                (id, booking) -> new ReorderAgenda(
                        id,
                        booking,
                        visit.viewer().member(),
                        input.itemIds().stream()
                                .map(itemId -> item(itemId, "itemIds"))
                                .toList(),
                        input.expectedVersion()));
    }

    /** Empty where nothing was ever on it. */
    @SchemaMapping(typeName = "Booking")
    @Nullable AgendaView agenda(BookingView booking, @ContextValue Viewer viewer) {
        return Permissions.mayPrepare(booking, viewer)
                ? Objects.requireNonNullElse(booking.agenda(), AgendaView.none(booking.id()))
                : null;
    }

    /** Whoever holds an agenda may read it; as many entries as it had then, where it is one of a moment before. */
    @SchemaMapping(typeName = "Agenda")
    List<AuditEntryView> history(AgendaView agenda, @ContextValue Viewer viewer) {
        return agenda.version() == 0
                ? List.of()
                : history.of(agenda.id(), (Instant) null, viewer).stream()
                        .limit(agenda.version())
                        .toList();
    }

    @SchemaMapping(typeName = "AgendaItem")
    boolean done(AgendaView.Item item) {
        return item.done();
    }

    private BookingPayload change(String bookingId, Visit visit, BiFunction<AgendaId, BookingId, Object> command) {
        var viewer = visit.viewer();
        @Nullable BookingView booking = bookings.find(bookingId);
        var isMentor = booking != null && viewer.is(booking.mentorMemberId());
        return mutations.perform(
                visit,
                viewer.actingAs(isMentor ? Role.MENTOR : Role.MENTEE),
                () -> {
                    Permissions.ownBooking(bookings.named(bookingId, "bookingId"), viewer);
                    var id = new BookingId(bookingId);
                    return command.apply(AgendaId.of(id), id);
                },
                () -> bookings.find(bookingId),
                BookingPayload::new);
    }

    private static AgendaItemId item(String itemId, String field) {
        if (!Ids.is(AgendaItemId.PREFIX, itemId)) {
            throw Refused.because("UNKNOWN_ITEM", "This is not on the agenda any more.", "input", field);
        }
        return new AgendaItemId(itemId);
    }
}
