package org.mentorlink.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's JDBC engine with appends one after another: the order of the index is the order of the commits.
 *
 * <p>What commands store at the same time shares a transaction, and so its lock and its commit
 * (docs/decisions/0004-serialized-appends.md).
 *
 * <p>A reader that has seen position n has therefore seen everything before it, and a missing index is a transaction
 * that rolled back, never one that is late.
 */
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** Any number that nothing else in the database locks on. */
    private static final long APPEND_LOCK = 7_301_906_001L;

    private static final String APPENDED = PostgresEventStorageEngine.class.getName();

    /** Of SQLSTATE: the connection is lost, too few resources, an operator intervened, the system failed. */
    private static final Set<String> NOBODYS_FAULT = Set.of("08", "53", "57", "58");

    private final KeptStreams kept;
    private final Serializing serializing;
    private final GroupCommit<EventMessage<?>> together;

    PostgresEventStorageEngine(Builder builder, KeptStreams kept, Serializing serializing) {
        super(builder);
        this.kept = kept;
        this.serializing = serializing;
        this.together = new GroupCommit<>(
                events -> super.appendEvents(events, getEventSerializer()), PostgresEventStorageEngine::isOwnFault);
    }

    /**
     * Events are stored for good when this returns, together with those of others that come at the same time; within a
     * transaction of the caller's, when that commits.
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            var ids = aggregateIds(events);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    kept.stored(ids);
                }
            });
            super.appendEvents(events, serializer);
        } else if (!events.isEmpty()) {
            onlyOnce();
            serializing.run(() -> serialize(events, serializer));
            try {
                together.append(events);
            } finally {
                kept.stored(aggregateIds(events));
            }
        }
    }

    private static Set<String> aggregateIds(List<? extends EventMessage<?>> events) {
        return events.stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long first) {
        return first == 0
                ? kept.of(aggregateId, () -> super.readEvents(aggregateId, first))
                : super.readEvents(aggregateId, first);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return kept.isKept(aggregateId) ? Optional.empty() : super.readSnapshot(aggregateId);
    }

    /** Whoever writes for all finds it serialized and encrypted; the message remembers. */
    private static void serialize(List<? extends EventMessage<?>> events, Serializer serializer) {
        try {
            for (var event : events) {
                event.serializePayload(serializer, byte[].class);
                event.serializeMetaData(serializer, byte[].class);
            }
        } catch (Error e) {
            // Axon rolls back for exceptions alone, and an aggregate that is kept would remember what was never stored.
            throw new EventStoreException("Serializing events broke off", e);
        }
    }

    /** A second part of a command's events could fail where the first is stored. */
    private static void onlyOnce() {
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().put(APPENDED, true) != null) {
            throw new IllegalStateException("The events of a command are stored all at once, or not at all");
        }
    }

    /** Whether another part may be written where this one could not. */
    private static boolean isOwnFault(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException) {
                return false;
            }
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() != null
                        && !NOBODYS_FAULT.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return true;
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        // Serializing and encrypting come first: only the insert and the commit happen under the lock.
        PreparedStatement append = super.appendEvents(connection, events, serializer);
        try {
            lock(connection);
            return append;
        } catch (SQLException e) {
            append.close();
            throw e;
        }
    }

    private static void lock(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("Events are appended within a transaction only");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + APPEND_LOCK + ")");
        }
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken previous)
            throws SQLException {
        TrackedEventData<?> data = super.getTrackedEventData(row, previous);
        // No gap will ever be filled, so the token needs to remember none.
        var token = GapAwareTrackingToken.newInstance(
                row.getLong(schema().globalIndexColumn()), Collections.emptySortedSet());
        return withToken(token, data);
    }

    private static <T> TrackedEventData<T> withToken(GapAwareTrackingToken token, TrackedEventData<T> data) {
        return new TrackedDomainEventData<>(token, (org.axonframework.eventhandling.DomainEventData<T>) data);
    }
}
