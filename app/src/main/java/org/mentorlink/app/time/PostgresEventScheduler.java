package org.mentorlink.app.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events that fall due later, in the event store's own database.
 *
 * <p>Scheduling and cancelling join the caller's transaction: a saga's step and its deadline become true together. An
 * event that is due is appended and leaves the schedule in one transaction, so it happens exactly once.
 */
final class PostgresEventScheduler implements Schedule {

    private static final Logger log = LoggerFactory.getLogger(PostgresEventScheduler.class);

    private final JdbcClient jdbc;
    private final EventStore events;
    private final EventUpcaster upcasters;
    private final Serializer serializer;
    private final TransactionManager transactions;
    private final Clock clock;
    private final ReentrantLock firing = new ReentrantLock(true);
    private volatile Consumer<Instant> onScheduled = due -> {};

    PostgresEventScheduler(
            JdbcClient jdbc,
            EventStore events,
            EventUpcaster upcasters,
            Serializer serializer,
            TransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.upcasters = upcasters;
        this.serializer = serializer;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void onScheduled(Consumer<Instant> listener) {
        onScheduled = listener;
    }

    @Override
    public ScheduleToken schedule(Duration after, Object event) {
        return schedule(clock.instant().plus(after), event);
    }

    @Override
    public ScheduleToken schedule(Instant due, Object event) {
        // Made here, within the unit of work that schedules: that gives it the correlation data.
        EventMessage<?> message = GenericEventMessage.asEventMessage(event);
        SerializedObject<byte[]> payload = serializer.serialize(message.getPayload(), byte[].class);
        SerializedObject<byte[]> metaData = serializer.serialize(message.getMetaData(), byte[].class);
        String id = IdentifierFactory.getInstance().generateIdentifier();
        jdbc.sql("INSERT INTO scheduled_event (id, due_at, payload_type, payload_revision, payload, meta_data)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        timestamp(notBefore(due)),
                        payload.getType().getName(),
                        payload.getType().getRevision(),
                        payload.getData(),
                        metaData.getData())
                .update();
        afterCommit(() -> onScheduled.accept(due));
        return new SimpleScheduleToken(id);
    }

    /** PostgreSQL keeps microseconds and rounds: what is due must never come early. */
    private static Instant notBefore(Instant due) {
        Instant micros = due.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(due) ? due : micros.plus(1, ChronoUnit.MICROS);
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public void cancelSchedule(ScheduleToken token) {
        if (!(token instanceof SimpleScheduleToken ours)) {
            throw new IllegalArgumentException("Not a token of this scheduler: " + token);
        }
        jdbc.sql("DELETE FROM scheduled_event WHERE id = ?")
                .param(ours.getTokenId())
                .update();
    }

    @Override
    public void exclusively(Runnable work) {
        firing.lock();
        try {
            work.run();
        } finally {
            firing.unlock();
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("SELECT min(greatest(due_at, put_off_until)) FROM scheduled_event")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public boolean fireEarliest(Instant now) {
        AtomicReference<ScheduledEvent> chosen = new AtomicReference<>();
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.attachTransaction(transactions);
        ResultMessage<Boolean> result = unitOfWork.executeWithResult(() -> {
            Optional<ScheduledEvent> row = lockEarliest(now);
            row.ifPresent(due -> {
                chosen.set(due);
                events.publish(due.messages(upcasters, serializer, now));
                jdbc.sql("DELETE FROM scheduled_event WHERE id = ?")
                        .param(due.id())
                        .update();
            });
            return row.isPresent();
        });
        if (result.isExceptional()) {
            ScheduledEvent failed = chosen.get();
            if (failed == null) {
                throw new IllegalStateException("The schedule cannot be read", result.exceptionResult());
            }
            putOff(failed, now, result.exceptionResult());
            return true;
        }
        return result.getPayload();
    }

    private Optional<ScheduledEvent> lockEarliest(Instant now) {
        return jdbc.sql("SELECT id, due_at, payload_type, payload_revision, payload, meta_data, attempts"
                        + " FROM scheduled_event WHERE due_at <= ? AND (put_off_until IS NULL OR put_off_until <= ?)"
                        + " ORDER BY due_at, seq LIMIT 1 FOR UPDATE SKIP LOCKED")
                .params(timestamp(now), timestamp(now))
                .query(PostgresEventScheduler::read)
                .optional();
    }

    private void putOff(ScheduledEvent failed, Instant now, Throwable cause) {
        Instant until = failed.putOffUntil(now);
        log.error(
                "Scheduled event {} ({}) could not be published and is put off until {}",
                failed.id(),
                failed.payload().getType().getName(),
                until,
                cause);
        jdbc.sql("UPDATE scheduled_event SET attempts = attempts + 1, put_off_until = ? WHERE id = ?")
                .params(timestamp(until), failed.id())
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ScheduledEvent read(ResultSet row, int n) throws SQLException {
        return new ScheduledEvent(
                row.getString("id"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                new SimpleSerializedObject<>(
                        row.getBytes("payload"),
                        byte[].class,
                        row.getString("payload_type"),
                        row.getString("payload_revision")),
                new SerializedMetaData<>(row.getBytes("meta_data"), byte[].class),
                row.getInt("attempts"));
    }
}
