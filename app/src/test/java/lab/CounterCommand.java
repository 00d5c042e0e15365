package lab;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.shared.Personal;

/** What a counter can be told. */
public sealed interface CounterCommand {

    record Open(@TargetAggregateIdentifier String counterId, Personal by) implements CounterCommand {}

    record Add(@TargetAggregateIdentifier String counterId, int amount) implements CounterCommand {}

    /** Adds, and then fails. */
    record AddAndFail(@TargetAggregateIdentifier String counterId, int amount) implements CounterCommand {}

    record Close(@TargetAggregateIdentifier String counterId) implements CounterCommand {}
}
