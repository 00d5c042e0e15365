package org.mentorlink.query.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;

/**
 * The fields of an event as a history compares them with those before. Events of moves say from when to when, which one after
 * the other are the same two times over and over; what they change is the {@code slot} of the booking, and what is proposed is
 * its {@code proposedSlot}, which before was the time it has. Who did something is of that event alone: that somebody else did
 * something before is no change of it.
 */
final class HistoryFields {

    private static final String FROM = "from.";
    private static final String TO = "to.";
    private static final String SLOT = "slot.";
    private static final String PROPOSED = "proposedSlot.";
    private static final List<String> ENDS = List.of("startsAt", "endsAt");

    /** Of the event, and of nothing that goes on after it. */
    private static final Set<String> WHO = Set.of("party", "by", "proposalId");

    /** Where it is not said, the payment stays as it was. */
    private static final String METHOD = "paymentMethod";

    private HistoryFields() {}

    /** @param known what the fields were by the events before; of a proposal, when the session is goes in as well */
    static Map<String, @Nullable String> of(Object event, Map<String, @Nullable String> known) {
        var fields = Flattened.fields(event);
        WHO.forEach(known::remove);
        if (fields.get(METHOD) == null) {
            fields.remove(METHOD);
        }
        return switch (event) {
            case TimeProposed proposed -> {
                // Whatever was proposed, and came to nothing, before.
                ENDS.forEach(end -> known.put(PROPOSED + end, fields.get(FROM + end)));
                yield named(PROPOSED, fields);
            }
            case ProposalOpened opened -> named(PROPOSED, fields);
            case ProposalEnded ended -> {
                var rest = named(PROPOSED, fields);
                ENDS.forEach(end -> rest.put(PROPOSED + end, null));
                yield rest;
            }
            case BookingRescheduled moved -> {
                ENDS.forEach(end -> known.remove(PROPOSED + end));
                yield named(SLOT, fields);
            }
            default -> fields;
        };
    }

    private static Map<String, @Nullable String> named(String what, Map<String, @Nullable String> fields) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(TO)) {
                named.put(what + field.substring(TO.length()), value);
            } else if (!field.startsWith(FROM) && !field.equals("from")) {
                named.put(field, value);
            }
        });
        return named;
    }
}
