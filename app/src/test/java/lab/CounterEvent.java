package lab;

import org.mentorlink.shared.Personal;

/** What happens to a counter. */
public sealed interface CounterEvent {

    String counterId();

    record Opened(String counterId, Personal openedBy) implements CounterEvent {}

    record Added(String counterId, int amount) implements CounterEvent {}

    record TimeUp(String counterId) implements CounterEvent {}

    record Closed(String counterId) implements CounterEvent {}
}
