package org.mentorlink.command.booking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.AgendaEvent.AgendaItemAdded;
import org.mentorlink.booking.AgendaEvent.AgendaItemChanged;
import org.mentorlink.booking.AgendaEvent.AgendaItemRemoved;
import org.mentorlink.booking.AgendaEvent.AgendaItemTicked;
import org.mentorlink.booking.AgendaEvent.AgendaReordered;
import org.mentorlink.booking.AgendaItemId;
import org.mentorlink.command.shared.Version;
import org.mentorlink.shared.Personal;

/**
 * An agenda as its decisions see it.
 *
 * @param gone ids of what was on it, which come back by no retry
 * @param arranged at which version an item came, went or moved last
 * @param version how many events there are
 */
record AgendaState(List<Item> items, Set<String> gone, int arranged, int version) {

    static final AgendaState NONE = new AgendaState(List.of(), Set.of(), 0, 0);

    /**
     * @param text absent after an erasure
     * @param edited at which version it was written
     */
    record Item(AgendaItemId itemId, @Nullable String text, boolean done, int edited) {}

    Optional<Item> item(AgendaItemId itemId) {
        return items.stream().filter(item -> item.itemId().equals(itemId)).findFirst();
    }

    boolean isGone(AgendaItemId itemId) {
        return gone.contains(itemId.value());
    }

    List<AgendaItemId> order() {
        return items.stream().map(Item::itemId).toList();
    }

    Version versionOf(Item item) {
        return new Version(version, item.edited());
    }

    Version versionOfOrder() {
        return new Version(version, arranged);
    }

    AgendaState evolve(AgendaEvent event) {
        var next = version + 1;
        return switch (event) {
            case AgendaItemAdded added -> {
                var all = new ArrayList<>(items);
                all.add(new Item(added.itemId(), Personal.valueOf(added.text()), false, next));
                yield new AgendaState(List.copyOf(all), gone, next, next);
            }
            case AgendaItemChanged changed ->
                with(
                        changed.itemId(),
                        item -> new Item(item.itemId(), Personal.valueOf(changed.text()), item.done(), next));
            case AgendaItemTicked ticked ->
                with(ticked.itemId(), item -> new Item(item.itemId(), item.text(), ticked.done(), item.edited()));
            case AgendaItemRemoved removed -> {
                var left = new HashSet<>(gone);
                left.add(removed.itemId().value());
                yield new AgendaState(
                        items.stream()
                                .filter(item -> !item.itemId().equals(removed.itemId()))
                                .toList(),
                        Set.copyOf(left),
                        next,
                        next);
            }
            case AgendaReordered reordered -> new AgendaState(inOrder(reordered.itemIds()), gone, next, next);
        };
    }

    private AgendaState with(AgendaItemId itemId, UnaryOperator<Item> change) {
        return new AgendaState(
                items.stream()
                        .map(item -> item.itemId().equals(itemId) ? change.apply(item) : item)
                        .toList(),
                gone,
                arranged,
                version + 1);
    }

    private List<Item> inOrder(List<AgendaItemId> itemIds) {
        var byId = new HashMap<AgendaItemId, Item>();
        items.forEach(item -> byId.put(item.itemId(), item));
        return itemIds.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
