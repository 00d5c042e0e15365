package org.mentorlink.command.communication.smtp;

import java.time.ZoneOffset;
import org.mentorlink.command.communication.Message;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In PostgreSQL, for one process: what it has taken it has handed over, unless it gives it back. */
class JdbcSentMail implements SentMail {

    private static final Claim.Ours OURS = new Claim.Ours("ours");

    private final JdbcClient jdbc;

    JdbcSentMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Claim claim(Message message) {
        var isNew = jdbc.sql("""
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
        return isNew ? OURS : new Claim.Settled();
    }

    @Override
    public void handedOver(Message message, Claim.Ours claim) {}

    @Override
    public void giveBack(Message message, Claim.Ours claim) {
        change("delete from sent_mail", message).update();
    }

    @Override
    public void giveUp(Message message, Claim.Ours claim, String why) {
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
