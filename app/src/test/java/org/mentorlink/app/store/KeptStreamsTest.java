package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.junit.jupiter.api.Test;

/** A short stream is read once, until something is stored in it. */
class KeptStreamsTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final KeptStreams streams = new KeptStreams(10, now::get);

    @Test
    void one_without_events_is_not_looked_for_again() {
        assertThat(read("one", 0)).isEmpty();
        assertThat(read("one", 0)).isEmpty();
        assertThat(reads).hasValue(1);
        assertThat(streams.isKept("one")).isTrue();
    }

    @Test
    void what_was_read_once_can_be_read_by_many_and_tells_its_last_number() {
        assertThat(read("one", 3)).hasSize(3).isEqualTo(read("one", 3));
        assertThat(reads).hasValue(1);
        var again = streams.of("one", () -> events(3));
        again.asStream().forEach(event -> {});
        assertThat(again.getLastSequenceNumber()).isEqualTo(2);
    }

    @Test
    void what_is_stored_is_read() {
        read("one", 1);
        read("other", 1);
        streams.stored(List.of("one"));
        assertThat(streams.isKept("one")).isFalse();
        assertThat(streams.isKept("other")).isTrue();
        assertThat(read("one", 2)).hasSize(2);
    }

    @Test
    void what_was_being_read_while_something_was_stored_is_not_kept() {
        streams.of("one", () -> {
            streams.stored(List.of("one"));
            return events(1);
        });
        assertThat(streams.isKept("one")).isFalse();
        assertThat(read("one", 2)).hasSize(2);
    }

    @Test
    void all_are_forgotten_when_somebody_is_erased_and_what_was_being_read_too() {
        read("one", 1);
        streams.of("other", () -> {
            streams.forgetAll();
            return events(1);
        });
        assertThat(streams.isKept("one")).isFalse();
        assertThat(streams.isKept("other")).isFalse();
    }

    @Test
    void a_longer_one_is_read_whole_and_not_kept() {
        assertThat(read("one", KeptStreams.SHORT)).hasSize(KeptStreams.SHORT);
        assertThat(read("long", KeptStreams.SHORT + 5)).hasSize(KeptStreams.SHORT + 5);
        assertThat(streams.isKept("one")).isTrue();
        assertThat(streams.isKept("long")).isFalse();
    }

    @Test
    void none_is_kept_for_longer_than_aggregates_are_however_often_it_is_read() {
        read("one", 1);
        now.addAndGet(AggregateCache.LONGEST.minusNanos(1).toNanos());
        read("one", 1);
        assertThat(reads).hasValue(1);
        now.addAndGet(1);
        assertThat(read("one", 1)).hasSize(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void none_is_kept_where_others_store_events_too() {
        var none = new KeptStreams(0);
        none.of("one", () -> events(0));
        assertThat(none.isKept("one")).isFalse();
        none.stored(List.of("one"));
    }

    private List<? extends DomainEventMessage<?>> read(String id, int howMany) {
        return streams.of(id, () -> {
                    reads.incrementAndGet();
                    return events(howMany);
                })
                .asStream()
                .toList();
    }

    private static DomainEventStream events(int howMany) {
        return DomainEventStream.of(IntStream.range(0, howMany)
                .<DomainEventMessage<?>>mapToObj(
                        number -> new GenericDomainEventMessage<>("Counted", "one", number, "event " + number))
                .toList());
    }
}
