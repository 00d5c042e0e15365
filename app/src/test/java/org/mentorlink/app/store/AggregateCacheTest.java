package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.NoCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Aggregates are kept ready as they were committed, never as a command left them that failed. */
class AggregateCacheTest {

    private static final AtomicInteger FOLDED = new AtomicInteger();

    private Configuration axon = configured(new AggregateCache(10));

    @AfterEach
    void shutDown() {
        axon.shutdown();
    }

    @Test
    void the_next_command_meets_what_the_last_one_left_without_reading_it_again() {
        assertThat(add("one", 1)).isEqualTo(1);
        FOLDED.set(0);
        assertThat(add("one", 2)).isEqualTo(3);
        assertThat(FOLDED).as("events folded: the new one").hasValue(1);
    }

    @Test
    void what_a_command_did_that_failed_afterwards_is_forgotten() {
        add("one", 1);
        assertThatThrownBy(() -> add("one", -7)).isInstanceOf(IllegalArgumentException.class);
        assertThat(add("one", 2)).isEqualTo(3);
    }

    @Test
    void a_command_of_which_nothing_came_leaves_nothing() {
        assertThat(add("none", 0)).isZero();
        assertThat(add("none", 2)).isEqualTo(2);
    }

    @Test
    void what_was_not_used_for_long_makes_room_and_is_read_again() {
        axon.shutdown();
        axon = configured(new AggregateCache(1));
        for (var round = 1; round <= 3; round++) {
            for (var id = 0; id < 200; id++) {
                assertThat(add("many-" + id, 1)).isEqualTo(round);
            }
        }
    }

    @Test
    void none_are_kept_where_others_may_store_events_too() {
        assertThat(AggregateCache.of(null, false)).isSameAs(NoCache.INSTANCE);
        assertThat(AggregateCache.of(null, true)).isInstanceOf(AggregateCache.class);
        assertThat(AggregateCache.of(0, true)).isSameAs(NoCache.INSTANCE);
        assertThat(AggregateCache.of(5, false)).as("said so").isInstanceOf(AggregateCache.class);
    }

    private int add(String id, int amount) {
        return axon.getComponent(CommandGateway.class).sendAndWait(new Add(id, amount));
    }

    private static Configuration configured(AggregateCache kept) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(built -> new InMemoryEventStorageEngine())
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(Sum.class).configureCache(built -> kept))
                .start();
    }

    record Add(@TargetAggregateIdentifier String id, int amount) {}

    record Added(String id, int amount) {}

    static class Sum {

        @AggregateIdentifier
        private String id;

        private int sum;

        Sum() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Add command) {
            if (command.amount() == 0) {
                return sum;
            }
            AggregateLifecycle.apply(new Added(command.id(), command.amount()));
            if (command.amount() < 0) {
                throw new IllegalArgumentException("less than nothing");
            }
            return sum;
        }

        @EventSourcingHandler
        void on(Added event) {
            FOLDED.incrementAndGet();
            id = event.id();
            sum += event.amount();
        }
    }
}
