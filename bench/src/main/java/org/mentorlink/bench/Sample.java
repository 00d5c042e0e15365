package org.mentorlink.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An event as the application has stored it, to be stored again elsewhere: the same columns, keys and bytes. */
record Sample(String type, String payloadType, String revision, String timeStamp, byte[] payload, byte[] metaData) {

    static final String INSERT = "insert into event (event_identifier, aggregate_identifier, sequence_number, type,"
            + " time_stamp, payload_type, payload_revision, payload, meta_data) values (?, ?, 0, ?, ?, ?, ?, ?, ?)";

    static void createTable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table event (
                        global_index         bigserial    primary key,
                        event_identifier     varchar(255) not null unique,
                        aggregate_identifier varchar(255) not null,
                        sequence_number      bigint       not null,
                        type                 varchar(255),
                        time_stamp           varchar(255) not null,
                        payload_type         varchar(255) not null,
                        payload_revision     varchar(255),
                        payload              bytea        not null,
                        meta_data            bytea,
                        unique (aggregate_identifier, sequence_number)
                    )""");
            statement.execute("create index event_time on event (time_stamp, global_index)");
        }
    }

    /** The latest. */
    static Sample bookingRequested(Postgres postgres) throws SQLException {
        try (var log = postgres.log();
                var statement = log.createStatement();
                var rows = statement.executeQuery("select * from domain_event_entry"
                        + " where payload_type = 'booking.BookingRequested' order by global_index desc limit 1")) {
            if (!rows.next()) {
                throw new IllegalStateException("no booking was asked for yet");
            }
            return new Sample(
                    rows.getString("type"),
                    rows.getString("payload_type"),
                    rows.getString("payload_revision"),
                    rows.getString("time_stamp"),
                    rows.getBytes("payload"),
                    rows.getBytes("meta_data"));
        }
    }

    void set(PreparedStatement insert, String eventId, String aggregateId) throws SQLException {
        insert.setString(1, eventId);
        insert.setString(2, aggregateId);
        insert.setString(3, type);
        insert.setString(4, timeStamp);
        insert.setString(5, payloadType);
        insert.setString(6, revision);
        insert.setBytes(7, payload);
        insert.setBytes(8, metaData);
    }
}
