package org.mentorlink.app.store;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.modelling.saga.AssociationValue;

/**
 * Sagas in several segments that all are found by one property: what is not about a segment's own sagas passes it by. Axon would
 * have each segment look for them in the store, and store its token, for every event.
 *
 * <p>It is the rule by which Axon starts them: a saga belongs to the segment that the value it starts with falls into, and has
 * an id that falls into the same. So it holds for as long as the number of segments stays what it was at the first start.
 */
final class OwnSagas implements EventHandlerInvoker {

    private final EventHandlerInvoker sagas;
    private final String property;
    private final Subjects subjects;

    /** @param property the association property of all their handlers */
    OwnSagas(EventHandlerInvoker sagas, String property) {
        this.sagas = sagas;
        this.property = property;
        this.subjects = new Subjects(property);
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return sagas.canHandle(event, segment)
                && subjects.of(event)
                        .map(value -> segment.matches(new AssociationValue(property, value)))
                        .orElse(true);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return sagas.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        sagas.handle(event, segment);
    }

    @Override
    public boolean supportsReset() {
        return sagas.supportsReset();
    }

    @Override
    public void performReset() {
        sagas.performReset();
    }

    @Override
    public <R> void performReset(R resetContext) {
        sagas.performReset(resetContext);
    }

    @Override
    public void segmentReleased(Segment segment) {
        sagas.segmentReleased(segment);
    }
}
