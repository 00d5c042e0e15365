package org.mentorlink.command.communication.smtp;

import java.time.ZoneOffset;
import org.mentorlink.command.communication.Message;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which messages were handed over, so that none is twice. Keeps ids alone. */
class SentMail {

    private final JdbcClient jdbc;

    SentMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the message is ours to send; from then on it is nobody else's. */
    boolean claim(Message message) {
        return jdbc.sql("""
                                insert into sent_mail (event_id, recipient, channel, sent_at)
                                values (:event, :recipient, :channel, :at)
                                on conflict do nothing
                                """)
                        .param("event", message.eventId())
                        .param("recipient", message.recipient().value())
                        .param("channel", message.channel())
                        .param("at", message.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The message did not go out. */
    void giveBack(Message message) {
        jdbc.sql("delete from sent_mail where event_id = :event and recipient = :recipient and channel = :channel")
                .param("event", message.eventId())
                .param("recipient", message.recipient().value())
                .param("channel", message.channel())
                .update();
    }
}
