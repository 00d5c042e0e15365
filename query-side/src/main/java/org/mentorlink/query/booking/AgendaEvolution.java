package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.AgendaEvent.AgendaItemAdded;
import org.mentorlink.booking.AgendaEvent.AgendaItemChanged;
import org.mentorlink.booking.AgendaEvent.AgendaItemRemoved;
import org.mentorlink.booking.AgendaEvent.AgendaItemTicked;
import org.mentorlink.booking.AgendaEvent.AgendaReordered;
import org.mentorlink.booking.AgendaItemId;
import org.mentorlink.booking.AgendaView;
import org.mentorlink.booking.AgendaView.Item;
import org.mentorlink.shared.Personal;

/** How an agenda's view follows from its events. */
final class AgendaEvolution {

    private AgendaEvolution() {}

    /** @param before absent before the first event */
    static AgendaView evolve(@Nullable AgendaView before, AgendaEvent event, Instant at) {
        var agenda = before == null ? AgendaView.none(event.bookingId().value()) : before;
        return new AgendaView(agenda.id(), items(agenda.items(), event, at), agenda.version() + 1);
    }

    private static List<Item> items(List<Item> items, AgendaEvent event, Instant at) {
        return switch (event) {
            case AgendaItemAdded added -> {
                var all = new ArrayList<>(items);
                all.add(new Item(
                        added.itemId().value(),
                        Personal.valueOf(added.text()),
                        added.by(),
                        at,
                        null,
                        null,
                        null,
                        null));
                yield List.copyOf(all);
            }
            case AgendaItemChanged changed ->
                with(
                        items,
                        changed.itemId(),
                        item -> new Item(
                                item.id(),
                                Personal.valueOf(changed.text()),
                                item.addedBy(),
                                item.addedAt(),
                                changed.by(),
                                at,
                                item.doneBy(),
                                item.doneAt()));
            case AgendaItemTicked ticked ->
                with(
                        items,
                        ticked.itemId(),
                        item -> new Item(
                                item.id(),
                                item.text(),
                                item.addedBy(),
                                item.addedAt(),
                                item.changedBy(),
                                item.changedAt(),
                                ticked.done() ? ticked.by() : null,
                                ticked.done() ? at : null));
            case AgendaItemRemoved removed ->
                items.stream()
                        .filter(item -> !item.id().equals(removed.itemId().value()))
                        .toList();
            case AgendaReordered reordered ->
                reordered.itemIds().stream()
                        .map(itemId -> find(items, itemId))
                        .filter(Objects::nonNull)
                        .toList();
        };
    }

    private static List<Item> with(List<Item> items, AgendaItemId itemId, UnaryOperator<Item> change) {
        return items.stream()
                .map(item -> item.id().equals(itemId.value()) ? change.apply(item) : item)
                .toList();
    }

    private static @Nullable Item find(List<Item> items, AgendaItemId itemId) {
        return items.stream()
                .filter(item -> item.id().equals(itemId.value()))
                .findFirst()
                .orElse(null);
    }
}
