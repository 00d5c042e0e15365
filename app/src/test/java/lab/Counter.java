package lab;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import lab.CounterCommand.Add;
import lab.CounterCommand.AddAndFail;
import lab.CounterCommand.Close;
import lab.CounterCommand.Open;
import lab.CounterEvent.Added;
import lab.CounterEvent.Closed;
import lab.CounterEvent.Opened;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate(snapshotTriggerDefinition = "counterSnapshots")
@Revision("1")
class Counter {

    @AggregateIdentifier
    private @Nullable String counterId;

    private int total;
    private boolean closed;

    Counter() {}

    @CommandHandler
    Counter(Open command) {
        apply(new Opened(command.counterId(), command.by()));
    }

    @CommandHandler
    int handle(Add command) {
        apply(new Added(command.counterId(), command.amount()));
        return total;
    }

    @CommandHandler
    void handle(AddAndFail command) {
        apply(new Added(command.counterId(), command.amount()));
        throw new IllegalStateException("after applying");
    }

    @CommandHandler
    void handle(Close command) {
        if (!closed) {
            apply(new Closed(command.counterId()));
        }
    }

    @EventSourcingHandler
    void on(Opened event) {
        counterId = event.counterId();
    }

    @EventSourcingHandler
    void on(Added event) {
        total += event.amount();
    }

    @EventSourcingHandler
    void on(Closed event) {
        closed = true;
    }
}
