package org.mentorlink.bench.peer.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.mentorlink.bench.peer.axon.Messages.BookingRequested;
import org.mentorlink.bench.peer.axon.Messages.StepTaken;
import org.mentorlink.bench.peer.axon.Messages.TakeStep;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Three hops after each request: one for each thing that a hold waits for. */
@Saga
@ProcessingGroup("process")
@ConditionalOnProperty("bench.process")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class BookingSaga {

    private int steps;

    @StartSaga
    @SagaEventHandler(associationProperty = "bookingId")
    void on(BookingRequested event, CommandGateway commands) {
        commands.sendAndWait(new TakeStep(event.bookingId(), 1));
    }

    @SagaEventHandler(associationProperty = "bookingId")
    void on(StepTaken event, CommandGateway commands) {
        steps++;
        if (steps < Messages.STEPS) {
            commands.sendAndWait(new TakeStep(event.bookingId(), event.step() + 1));
        } else {
            SagaLifecycle.end();
        }
    }
}
