package org.mentorlink.app.store;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Which events must be handled in order: those of one payment, else of one booking, else of one member's
 * outside calendars, else of one aggregate, else all.
 *
 * <p>The last is a constant. Axon's own policy uses a new object there, which falls into another segment after a
 * restart, and events between the segments' tokens would be skipped.
 */
final class SequencePerSubject implements SequencingPolicy<EventMessage<?>> {

    private static final String ALL = "all";

    private final Subjects subjects = new Subjects("paymentId", "bookingId", "calendarsId");

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return subjects.of(event).orElseGet(() -> aggregate(event));
    }

    private static String aggregate(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : ALL;
    }
}
