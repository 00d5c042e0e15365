package org.mentorlink.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine with appends one after another: the order of the index is the order of the commits.
 *
 * <p>A reader that has seen position n has therefore seen everything before it, and a missing index is a transaction
 * that rolled back, never one that is late.
 */
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** Any number that nothing else in the database locks on. */
    private static final long APPEND_LOCK = 7_301_906_001L;

    PostgresEventStorageEngine(Builder builder) {
        super(builder);
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
