package org.mentorlink.command.communication.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.MessageNotSent;
import org.mentorlink.command.sandbox.SandboxDatabase;
import org.mentorlink.membership.MemberId;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpOutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final MemberId ADA = new MemberId("mbr_ada");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private SmtpOutbox outbox;

    @BeforeEach
    void start() {
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var database = new SandboxDatabase();
        database.jdbc
                .sql(
                        "create table sent_mail (event_id varchar(100), recipient varchar(120), channel varchar(20),"
                                + " sent_at timestamp with time zone, refused varchar(100), primary key (event_id, recipient, channel))")
                .update();
        outbox = new SmtpOutbox(sender, new JdbcSentMail(database.jdbc), "MentorLink <no-reply@mentorlink.example>");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Message message(String eventId, String channel, String body) {
        return new Message(
                eventId,
                ADA,
                channel,
                "ada@example.org",
                "Grüße <b>",
                body,
                "https://mentorlink.example/sign-in?token=x&y",
                NOON);
    }

    @Test
    void sends_text_and_html_once() throws Exception {
        outbox.send(message("e1", Message.EMAIL, "Hello <script>"));
        outbox.send(message("e1", Message.EMAIL, "Hello <script>"));
        outbox.send(message("e2", "SMS", "no mail"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Grüße <b>");
        assertThat(mail.getSentDate()).isEqualTo(java.util.Date.from(NOON));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        var whole = GreenMailUtil.getWholeMessage(mail);
        assertThat(whole).contains("text/plain", "text/html", "Hello &lt;script&gt;", "token=x&amp;y");
    }

    @Test
    void a_failure_names_no_address_and_the_message_goes_out_when_tried_again() {
        var message = message("e1", Message.EMAIL, "Hello");
        var port = sender.getPort();
        sender.setPort(1);

        assertThatThrownBy(() -> outbox.send(message))
                .isInstanceOf(MessageNotSent.class)
                .hasMessageNotContaining("example.org")
                .hasMessageNotContaining("token")
                .hasNoCause();

        sender.setPort(port);
        outbox.send(message);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
