package org.mentorlink.command.communication.smtp;

import java.time.ZoneOffset;
import org.mentorlink.command.communication.Message;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In PostgreSQL. */
class JdbcSentMail implements SentMail {

    private final JdbcClient jdbc;

    JdbcSentMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(Message message) {
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

    @Override
    public void giveBack(Message message) {
        change("delete from sent_mail", message).update();
    }

    @Override
    public void giveUp(Message message, String why) {
        change("update sent_mail set refused = :why", message).param("why", why).update();
    }

    @Override
    public boolean isGivenUp(Message message) {
        return change("select refused is not null from sent_mail", message)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private JdbcClient.StatementSpec change(String change, Message message) {
        return jdbc.sql(change + " where event_id = :event and recipient = :recipient and channel = :channel")
                .param("event", message.eventId())
                .param("recipient", message.recipient().value())
                .param("channel", message.channel());
    }
}
