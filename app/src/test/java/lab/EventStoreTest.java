package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import lab.CounterCommand.Add;
import lab.CounterCommand.AddAndFail;
import lab.CounterEvent.Added;
import lab.CounterEvent.Opened;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.store.Processors;
import org.mentorlink.app.vault.KeyVault;
import org.mentorlink.shared.Personal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventStoreTest {

    private static final int FAST_WRITERS = 32;

    private final Lab lab = Lab.shared();
    private final JdbcClient jdbc = lab.get(JdbcClient.class);
    private final String id = UUID.randomUUID().toString();

    @Test
    void events_are_stored_under_their_logical_name() {
        lab.open(id);

        assertThat(jdbc.sql("SELECT payload_type FROM domain_event_entry WHERE aggregate_identifier = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("lab.Opened");
    }

    @Test
    void a_failing_handler_leaves_no_event() {
        lab.open(id);

        assertThatThrownBy(() -> lab.send(new AddAndFail(id, 5))).hasMessageContaining("after applying");

        assertThat((Integer) lab.send(new Add(id, 1))).isEqualTo(1);
        lab.settle();
        assertThat(lab.get(Journal.class).of(id)).endsWith(new Added(id, 1)).hasSize(2);
    }

    @Test
    void a_transaction_that_rolls_back_takes_its_events_with_it() {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);

        transaction().executeWithoutResult(status -> {
            engine.appendEvents(added(id, 0));
            status.setRollbackOnly();
        });

        assertThat(engine.readEvents(id).hasNext()).isFalse();
    }

    @Test
    void of_two_appends_of_one_sequence_one_wins() throws Exception {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);
        transaction().executeWithoutResult(status -> engine.appendEvents(added(id, 0)));
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Throwable>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 8; n++) {
                attempts.add(threads.submit(() -> {
                    go.await();
                    return catchThrowable(
                            () -> transaction().executeWithoutResult(status -> engine.appendEvents(added(id, 1))));
                }));
            }
            go.countDown();
        }
        List<Throwable> failures = new ArrayList<>();
        for (Future<Throwable> attempt : attempts) {
            if (attempt.get() != null) {
                failures.add(attempt.get());
            }
        }
        assertThat(failures).hasSize(7).allMatch(ConcurrencyException.class::isInstance);
    }

    @Test
    void of_two_that_are_stored_together_in_one_sequence_one_wins_and_others_are_not_harmed() throws Exception {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);
        List<Future<Throwable>> twice = new ArrayList<>();
        List<Future<Throwable>> others = new ArrayList<>();
        behindASlowTransaction(threads -> {
            for (int n = 0; n < 4; n++) {
                String other = id + "-" + n;
                twice.add(threads.submit(() -> catchThrowable(() -> engine.appendEvents(added(id, 0)))));
                others.add(threads.submit(() -> catchThrowable(() -> engine.appendEvents(added(other, 0)))));
            }
        });

        List<Throwable> failures = new ArrayList<>();
        for (Future<Throwable> attempt : twice) {
            if (attempt.get() != null) {
                failures.add(attempt.get());
            }
        }
        assertThat(failures).hasSize(3).allMatch(AggregateStreamCreationException.class::isInstance);
        for (Future<Throwable> other : others) {
            assertThat(other.get()).isNull();
        }
    }

    @Test
    void what_waits_together_is_stored_in_one_transaction() throws Exception {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);
        behindASlowTransaction(threads -> {
            for (int n = 0; n < FAST_WRITERS; n++) {
                String other = id + "-" + n;
                threads.submit(() -> engine.appendEvents(added(other, 0)));
            }
        });

        // The first of them waited by itself for the slow one, all the others behind it.
        assertThat(jdbc.sql("SELECT count(DISTINCT xmin::text) FROM domain_event_entry"
                                + " WHERE aggregate_identifier LIKE ?")
                        .param(id + "-%")
                        .query(Integer.class)
                        .single())
                .isBetween(1, FAST_WRITERS / 2);
        assertThat(jdbc.sql("SELECT count(*) FROM domain_event_entry WHERE aggregate_identifier LIKE ?")
                        .param(id + "-%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(FAST_WRITERS);
    }

    @Test
    void events_of_one_command_are_stored_all_at_once() {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            engine.appendEvents(added(id, 0));

            assertThatThrownBy(() -> engine.appendEvents(added(id, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("all at once");
        } finally {
            unitOfWork.rollback();
        }
    }

    /** Begins writers while another transaction holds the append lock, and returns when all are done. */
    private void behindASlowTransaction(Consumer<ExecutorService> writers) throws Exception {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (var watching =
                        new SingleConnectionDataSource(lab.get(DataSource.class).getConnection(), true);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> transaction().executeWithoutResult(status -> {
                engine.appendEvents(added(id + "slow", 0));
                appended.countDown();
                await(finish);
            }));
            appended.await();
            try {
                writers.accept(threads);
                waitUntilSomeoneWaitsForTheAppendLock(JdbcClient.create(watching));
            } finally {
                finish.countDown();
            }
        }
    }

    @Test
    void a_slow_transaction_beside_fast_writers_is_not_skipped() throws Exception {
        EventStorageEngine engine = lab.get(EventStorageEngine.class);
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        // Of its own: those that wait take all that the pool has.
        try (var watching =
                        new SingleConnectionDataSource(lab.get(DataSource.class).getConnection(), true);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transaction().executeWithoutResult(status -> {
                engine.appendEvents(added(id, 0));
                appended.countDown();
                await(finish);
            }));
            appended.await();
            var fast = IntStream.range(0, FAST_WRITERS)
                    .mapToObj(n -> threads.submit(() -> lab.open(id + "-" + n)))
                    .toList();
            try {
                // The writers wait for the slow one: none of them can get an index above it and be read first.
                waitUntilSomeoneWaitsForTheAppendLock(JdbcClient.create(watching));
            } finally {
                finish.countDown();
            }
            slow.get();
            for (Future<?> writer : fast) {
                writer.get();
            }
        }
        lab.settle();
        assertThat(lab.get(Journal.class).of(id)).containsExactly(new Added(id, 0));
        for (var n = 0; n < FAST_WRITERS; n++) {
            assertThat(lab.get(Journal.class).of(id + "-" + n)).hasSize(1);
        }
        long[] positions = lab.get(Journal.class).entries().stream()
                .mapToLong(Journal.Entry::position)
                .toArray();
        assertThat(LongStream.of(positions).boxed().toList()).isSorted();
    }

    private static void waitUntilSomeoneWaitsForTheAppendLock(JdbcClient watching) {
        org.awaitility.Awaitility.await()
                .until(() -> watching.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                                .query(Long.class)
                                .single()
                        > 0);
    }

    @Test
    void who_acts_is_on_every_event_and_on_what_it_causes() {
        var command = new GenericCommandMessage<>(
                new CounterCommand.Open(id, Personal.of(id, "Ada")),
                MetaData.with("actorId", "ada").and("requestId", "r-1").and("other", "x"));
        lab.get(CommandGateway.class).sendAndWait(command);
        lab.settle();

        assertThat(lab.get(Journal.class).entries())
                .filteredOn(entry -> entry.event().counterId().equals(id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.metaData())
                        .containsEntry("actorId", "ada")
                        .containsEntry("requestId", "r-1")
                        .containsEntry("correlationId", command.getIdentifier())
                        .doesNotContainKey("other"));
        assertThat(jdbc.sql("SELECT convert_from(meta_data, 'UTF8') FROM scheduled_event"
                                + " WHERE convert_from(payload, 'UTF8') LIKE ?")
                        .param("%" + id + "%")
                        .query(String.class)
                        .single())
                .contains("ada");
    }

    @Test
    void a_personal_value_is_not_in_the_table_and_absent_after_erasure() {
        lab.open(id);
        byte[] stored = jdbc.sql("SELECT payload FROM domain_event_entry WHERE aggregate_identifier = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("member-" + id)
                .doesNotContain("Lovelace");
        assertThat(opened()).isEqualTo(new Opened(id, Personal.of("member-" + id, "Ada Lovelace")));

        lab.get(KeyVault.class).erase("member-" + id);

        assertThat(opened()).isEqualTo(new Opened(id, Personal.of("member-" + id, null)));
        assertThat((Integer) lab.send(new Add(id, 2))).isEqualTo(2);
    }

    @Test
    void a_processor_that_died_is_started_again() {
        StreamingEventProcessor processor = lab.get(EventProcessingConfiguration.class)
                .eventProcessor("worker-additions", StreamingEventProcessor.class)
                .orElseThrow();

        processor.shutDown();

        lab.open(id);
        lab.send(new Add(id, 3));
        lab.settle();
        assertThat(lab.get(Worker.class).handled()).contains(new Added(id, 3));
    }

    @Test
    void what_was_written_can_be_read_once_its_position_is_reached() {
        lab.open(id);
        lab.settle();
        var processors = lab.get(Processors.class);
        for (int n = 0; n < 50; n++) {
            lab.send(new Add(id, 1));
            assertThat(processors.await("projection-journal"::equals, processors.head(), Duration.ofSeconds(5)))
                    .isTrue();
            assertThat(lab.get(Journal.class).of(id)).hasSize(n + 2);
        }
    }

    private Opened opened() {
        return (Opened) lab.get(EventStorageEngine.class).readEvents(id).next().getPayload();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(lab.get(PlatformTransactionManager.class));
    }

    private static GenericDomainEventMessage<Added> added(String id, long sequence) {
        return new GenericDomainEventMessage<>("Counter", id, sequence, new Added(id, (int) sequence));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
