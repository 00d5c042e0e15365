package org.mentorlink.bench.peer.axon;

import java.sql.Timestamp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.bench.peer.axon.Messages.BookingRequested;
import org.mentorlink.bench.peer.axon.Messages.StepTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("bookings")
class BookingProjection {

    private final JdbcClient jdbc;

    BookingProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(BookingRequested event) {
        jdbc.sql(
                        "insert into booking (id, mentor_id, mentee_id, starts_at, ends_at, topic, status, price_minor, currency,"
                                + " payment_method, idempotency_key, hold_expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?, ?)")
                .params(
                        event.bookingId(),
                        event.mentorId(),
                        event.menteeId(),
                        Timestamp.from(event.startsAt()),
                        Timestamp.from(event.endsAt()),
                        event.topic(),
                        event.priceMinor(),
                        event.currency(),
                        event.paymentMethod(),
                        event.idempotencyKey(),
                        Timestamp.from(event.holdExpiresAt()))
                .update();
    }

    @EventHandler
    void on(StepTaken event) {
        if (event.step() == Messages.STEPS) {
            jdbc.sql("update booking set status = 'AWAITING_CONFIRMATION' where id = ?")
                    .param(event.bookingId())
                    .update();
        }
    }
}
