package org.mentorlink.command.communication.sandbox;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages in PostgreSQL. */
final class JdbcOutboxRows implements OutboxRows {

    private final JdbcClient jdbc;

    JdbcOutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Row row) {
        jdbc.sql("""
                        insert into sandbox_outbox (event_id, recipient, channel, address_fingerprint, message, sent_at)
                        values (:event, :recipient, :channel, :address, :message, :at)
                        on conflict do nothing
                        """)
                .param("event", row.eventId())
                .param("recipient", row.recipient())
                .param("channel", row.channel())
                .param("address", row.address())
                .param("message", row.message())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Row> newest(@Nullable String address, int first) {
        var condition = address == null ? "" : "where address_fingerprint = :address ";
        var query = jdbc.sql("select event_id, recipient, channel, address_fingerprint, message, sent_at"
                        + " from sandbox_outbox " + condition + "order by position desc limit :first")
                .param("first", first);
        return (address == null ? query : query.param("address", address))
                .query((row, number) -> new Row(
                        row.getString("event_id"),
                        row.getString("recipient"),
                        row.getString("channel"),
                        row.getString("address_fingerprint"),
                        row.getBytes("message"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
