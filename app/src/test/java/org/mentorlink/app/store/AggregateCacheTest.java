package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
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
import org.mentorlink.app.embedded.EmbeddedPostgresServer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

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

    /** Who is erased must be forgotten, though they, or others, go on being asked for. */
    @Test
    void what_is_used_again_and_again_is_read_again_all_the_same() {
        var now = new AtomicLong();
        axon.shutdown();
        axon = configured(new AggregateCache(10, now::get));
        assertThat(add("one", 1)).isEqualTo(1);
        for (var minute = 1; minute < AggregateCache.LONGEST.toMinutes(); minute++) {
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            FOLDED.set(0);
            assertThat(add("one", 1)).isEqualTo(minute + 1);
            assertThat(FOLDED).as("events folded in minute " + minute).hasValue(1);
        }
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        FOLDED.set(0);
        assertThat(add("one", 1)).isEqualTo(11);
        assertThat(FOLDED).as("all of them").hasValue(11);
    }

    @Test
    void what_is_only_read_does_not_stay_for_longer_either() {
        var now = new AtomicLong();
        var cache = new AggregateCache(10, now::get);
        cache.put("one", "kept");
        now.addAndGet(AggregateCache.LONGEST.minusNanos(1).toNanos());
        assertThat(cache.<String, String>get("one")).isEqualTo("kept");
        now.addAndGet(1);
        assertThat(cache.<String, String>get("one")).isNull();
        assertThat(cache.containsKey("one")).isFalse();
    }

    @Test
    void whoever_listens_is_told_nothing() {
        var cache = new AggregateCache(10);
        assertThat(cache.registerCacheEntryListener(new Cache.EntryListenerAdapter() {
                            @Override
                            public void onEntryCreated(Object key, Object value) {
                                throw new AssertionError("told of " + key);
                            }
                        })
                        .cancel())
                .isTrue();
        cache.put("one", "kept");
        assertThat(cache.<String, String>get("one")).isEqualTo("kept");
    }

    @Test
    void the_application_keeps_them_only_where_it_has_its_database_to_itself() {
        var alone = new StaticListableBeanFactory();
        alone.addBean("server", mock(EmbeddedPostgresServer.class));
        var among = new StaticListableBeanFactory();

        var embedded = new StoreConfig();
        assertThat(embedded.aggregateCache(null, alone.getBeanProvider(EmbeddedPostgresServer.class)))
                .isInstanceOf(AggregateCache.class);
        assertThat(embedded.aggregateCache(null, among.getBeanProvider(EmbeddedPostgresServer.class)))
                .as("with an outside PostgreSQL")
                .isSameAs(NoCache.INSTANCE);
        assertThat(new ServerStoreConfig().aggregateCache())
                .as("with Axon Server")
                .isSameAs(NoCache.INSTANCE);
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
