package org.mentorlink.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.shared.EventTypes;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leaves to the database which events are read, so that those of other types are neither sent nor read. Appends come one after another,
 * therefore what is at or before the newest position is all that will ever be.
 */
final class PostgresEventLog implements EventLog, EventFeed.Log {

    private static final String EVENTS = """
            select global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
              payload_type, payload_revision, payload, meta_data
            from domain_event_entry
            """;

    private static final String PAYLOADS =
            "select global_index, time_stamp, payload_type, payload_revision, payload from domain_event_entry";

    private final JdbcClient jdbc;
    private final EventTypes types;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Upcasts upcasts;

    PostgresEventLog(JdbcClient jdbc, EventTypes types, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.types = types;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.upcasts = new Upcasts(upcasters, serializer);
    }

    @Override
    public List<TrackedEventMessage<?>> read(Set<Class<?>> wanted, long after, int most) {
        return events(
                jdbc.sql(EVENTS + " where global_index > ? and payload_type = any(?) order by global_index limit ?")
                        .param(after)
                        .param(names(wanted))
                        .param(most));
    }

    /** What upcasters change goes the long way through them, with all that lies beside it. */
    @Override
    public List<Said> said(Set<Class<?>> wanted, long after, long until) {
        var rows = jdbc.sql(PAYLOADS + stretch(wanted))
                .param(after)
                .param(until)
                .query(PostgresEventLog::payload)
                .list();
        if (rows.stream().noneMatch(row -> upcasts.change(row.content()))) {
            return rows.stream().map(this::said).toList();
        }
        return events(jdbc.sql(EVENTS + stretch(wanted)).param(after).param(until)).stream()
                .map(Said::of)
                .toList();
    }

    /** Names are literals: of a list that it knows, the database makes a hash table. */
    private String stretch(Set<Class<?>> wanted) {
        return Stream.of(names(wanted))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(
                        ", ",
                        " where global_index > ? and global_index <= ? and payload_type in (",
                        ") order by global_index"));
    }

    private String[] names(Set<Class<?>> wanted) {
        return wanted.stream()
                .map(type -> types.nameOf(type)
                        .orElseThrow(() -> new IllegalArgumentException(type + " is no event of the log")))
                .sorted()
                .toArray(String[]::new);
    }

    /** @param time as it is stored */
    private record Payload(long position, String time, SerializedObject<byte[]> content) {}

    private static Payload payload(ResultSet row, int number) throws SQLException {
        return new Payload(
                row.getLong(1),
                row.getString(2),
                new SimpleSerializedObject<>(row.getBytes(5), byte[].class, row.getString(3), row.getString(4)));
    }

    private Said said(Payload payload) {
        return new Said(
                payload.position(), StoredTimes.parse(payload.time()), serializer.deserialize(payload.content()));
    }

    @Override
    public List<TrackedEventMessage<?>> after(long position, int most) {
        return events(jdbc.sql(EVENTS + " where global_index > ? order by global_index limit ?")
                .param(position)
                .param(most));
    }

    private List<TrackedEventMessage<?>> events(JdbcClient.StatementSpec asked) {
        var rows = asked.query(PostgresEventLog::event).list();
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters)
                .toList();
    }

    private static TrackedDomainEventData<byte[]> event(ResultSet row, int number) throws SQLException {
        var entry = new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
        return new TrackedDomainEventData<>(
                GapAwareTrackingToken.newInstance(row.getLong("global_index"), Collections.emptySortedSet()), entry);
    }

    @Override
    public long positionBefore(Instant moment) {
        return jdbc.sql("select coalesce(min(global_index) - 1, (select max(global_index) from domain_event_entry), -1)"
                        + " from domain_event_entry where time_stamp >= ?")
                .param(DateTimeUtils.formatInstant(moment))
                .query(Long.class)
                .single();
    }

    @Override
    public long lastBefore(Instant moment) {
        return jdbc.sql("select coalesce(max(global_index), -1) from domain_event_entry where time_stamp < ?")
                .param(DateTimeUtils.formatInstant(moment))
                .query(Long.class)
                .single();
    }

    @Override
    public long head() {
        return jdbc.sql("select coalesce(max(global_index), -1) from domain_event_entry")
                .query(Long.class)
                .single();
    }
}
