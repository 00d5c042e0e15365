package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.time.Clock;
import java.util.HashSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.booking.AgendaCommand;
import org.mentorlink.booking.AgendaCommand.AddAgendaItem;
import org.mentorlink.booking.AgendaCommand.ChangeAgendaItem;
import org.mentorlink.booking.AgendaCommand.RemoveAgendaItem;
import org.mentorlink.booking.AgendaCommand.ReorderAgenda;
import org.mentorlink.booking.AgendaCommand.TickAgendaItem;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.AgendaEvent.AgendaItemAdded;
import org.mentorlink.booking.AgendaEvent.AgendaItemChanged;
import org.mentorlink.booking.AgendaEvent.AgendaItemRemoved;
import org.mentorlink.booking.AgendaEvent.AgendaItemTicked;
import org.mentorlink.booking.AgendaEvent.AgendaReordered;
import org.mentorlink.booking.AgendaId;
import org.mentorlink.booking.AgendaItemId;
import org.mentorlink.booking.Party;
import org.mentorlink.command.booking.AgendaState.Item;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/**
 * I12: what the two want to talk about. It begins with its first item, and both may change it from the request of the booking until a
 * week after the session, as long as that takes place. It is beside the booking, not in it: writing it holds up no
 * confirmation, and nothing that happens to the booking holds it up.
 */
@Aggregate(cache = "aggregateCache")
public class Agenda {

    @AggregateIdentifier
    private AgendaId agendaId;

    private AgendaState state = AgendaState.NONE;

    Agenda() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AddAgendaItem command, BookedSessions sessions, Clock clock) {
        var by = party(command, sessions, clock);
        var text = words(command.text());
        var known = state.item(command.itemId());
        if (known.isPresent() || state.isGone(command.itemId())) {
            return;
        }
        require(
                state.items().size() < Settings.AGENDA_ITEMS,
                "AGENDA_FULL",
                "An agenda has at most " + Settings.AGENDA_ITEMS + " items.",
                "bookingId");
        AggregateLifecycle.apply(new AgendaItemAdded(
                command.agendaId(), command.bookingId(), by, command.itemId(), Personal.of(command.memberId(), text)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeAgendaItem command, BookedSessions sessions, Clock clock) {
        var by = party(command, sessions, clock);
        var text = words(command.text());
        var item = item(command.itemId());
        if (!text.equals(item.text())) {
            state.versionOf(item).require(command.expectedVersion());
            AggregateLifecycle.apply(new AgendaItemChanged(
                    command.agendaId(),
                    command.bookingId(),
                    by,
                    command.itemId(),
                    Personal.of(command.memberId(), text)));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TickAgendaItem command, BookedSessions sessions, Clock clock) {
        var by = party(command, sessions, clock);
        if (item(command.itemId()).done() != command.done()) {
            AggregateLifecycle.apply(new AgendaItemTicked(
                    command.agendaId(), command.bookingId(), by, command.itemId(), command.done()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemoveAgendaItem command, BookedSessions sessions, Clock clock) {
        var by = party(command, sessions, clock);
        if (!state.isGone(command.itemId())) {
            state.versionOf(item(command.itemId())).require(command.expectedVersion());
            AggregateLifecycle.apply(
                    new AgendaItemRemoved(command.agendaId(), command.bookingId(), by, command.itemId()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReorderAgenda command, BookedSessions sessions, Clock clock) {
        var by = party(command, sessions, clock);
        if (!state.items().isEmpty() && command.itemIds().equals(state.order())) {
            return;
        }
        state.versionOfOrder().require(command.expectedVersion());
        require(
                !command.itemIds().isEmpty()
                        && command.itemIds().size() == state.items().size()
                        && new HashSet<>(command.itemIds()).equals(new HashSet<>(state.order())),
                "INVALID_ORDER",
                "Name each item of the agenda once.",
                "itemIds");
        AggregateLifecycle.apply(new AgendaReordered(command.agendaId(), command.bookingId(), by, command.itemIds()));
    }

    @EventSourcingHandler
    void on(AgendaEvent event) {
        agendaId = event.agendaId();
        state = state.evolve(event);
    }

    private Party party(AgendaCommand command, BookedSessions sessions, Clock clock) {
        var session = sessions.get(command.bookingId());
        var by = party(session, command.memberId());
        var endsAt = session.endsAt();
        if (endsAt == null || !clock.instant().isBefore(endsAt.plus(Settings.AGENDA_AFTER))) {
            throw Refused.because(
                    "AGENDA_CLOSED",
                    "An agenda is changed until " + Settings.AGENDA_AFTER.toDays()
                            + " days after its session, as long as that takes place.");
        }
        require(
                state.version() < Settings.AGENDA_CHANGES,
                "AGENDA_CHANGED_TOO_OFTEN",
                "The agenda has been changed " + Settings.AGENDA_CHANGES + " times, and stays as it is.",
                "bookingId");
        return by;
    }

    private static Party party(BookedSession session, MemberId memberId) {
        if (session.mentorMemberId().equals(memberId)) {
            return Party.MENTOR;
        }
        require(
                session.menteeId().equals(memberId),
                "ONLY_PARTICIPANTS",
                "Only the two whose session it is change its agenda.",
                "bookingId");
        return Party.MENTEE;
    }

    private static String words(String text) {
        return text(text, 500, "BLANK_ITEM", "ITEM_TOO_LONG", "text");
    }

    private Item item(AgendaItemId itemId) {
        return state.item(itemId)
                .orElseThrow(() -> refusedInput("UNKNOWN_ITEM", "This is not on the agenda any more.", "itemId"));
    }
}
