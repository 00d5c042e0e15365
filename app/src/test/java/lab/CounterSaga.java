package lab;

import java.time.Duration;
import lab.CounterEvent.Closed;
import lab.CounterEvent.Opened;
import lab.CounterEvent.TimeUp;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/** Closes a counter a quarter of an hour after it was opened. Public, because Axon makes it by its public constructor. */
@Saga
@ProcessingGroup("saga-counter")
public class CounterSaga {

    static final Duration OPEN_FOR = Duration.ofMinutes(15);

    private @Nullable String counterId;
    private @Nullable ScheduleToken deadline;

    @StartSaga
    @SagaEventHandler(associationProperty = "counterId")
    void on(Opened event, EventScheduler schedule) {
        counterId = event.counterId();
        deadline = schedule.schedule(OPEN_FOR, new TimeUp(event.counterId()));
    }

    @SagaEventHandler(associationProperty = "counterId")
    void on(TimeUp event, CommandGateway commands) {
        commands.send(new CounterCommand.Close(counterId));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "counterId")
    void on(Closed event, EventScheduler schedule) {
        if (deadline != null) {
            schedule.cancelSchedule(deadline);
        }
    }
}
