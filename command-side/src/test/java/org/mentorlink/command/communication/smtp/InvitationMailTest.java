package org.mentorlink.command.communication.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.communication.Attachment;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.MessageNotSent;
import org.mentorlink.command.sandbox.SandboxDatabase;
import org.mentorlink.membership.MemberId;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Invitations on their way to a real server. */
class InvitationMailTest {

    private static final MemberId LERATO = new MemberId("mbr_lerato");
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:há\r\nEND:VCALENDAR\r\n";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpOutbox outbox;

    @BeforeEach
    void start() {
        server.start();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var database = new SandboxDatabase();
        database.jdbc
                .sql(
                        "create table sent_mail (event_id varchar(255), recipient varchar(255), channel varchar(20),"
                                + " sent_at timestamp with time zone, refused varchar(100), primary key (event_id, recipient, channel))")
                .update();
        outbox = new SmtpOutbox(sender, new JdbcSentMail(database.jdbc), "MentorLink <no-reply@mentorlink.example>");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anInvitationIsAFormOfTheMessageAndAFile() throws Exception {
        outbox.send(message(invitation()));

        var parts = parts((Multipart) server.getReceivedMessages()[0].getContent());
        assertThat(parts)
                .extracting(InvitationMailTest::kind)
                .containsExactly("text/plain", "text/html", "text/calendar", "text/calendar");
        for (var calendar : parts.subList(2, 4)) {
            assertThat(calendar.getContentType()).contains("method=REQUEST").containsIgnoringCase("charset=UTF-8");
            assertThat(new String(calendar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(CALENDAR);
        }
        assertThat(parts.get(2).getFileName()).isNull();
        assertThat(parts.get(3).getFileName()).isEqualTo("invitation.ics");
        assertThat(parts.get(3).getDisposition()).isEqualTo("attachment");
    }

    @Test
    void aMessageWithoutOneHasItsTwoForms() throws Exception {
        outbox.send(message());
        assertThat(parts((Multipart) server.getReceivedMessages()[0].getContent()))
                .extracting(InvitationMailTest::kind)
                .containsExactly("text/plain", "text/html");
    }

    @Test
    void isSentOnce() {
        outbox.send(message(invitation()));
        outbox.send(message(invitation()));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void isTriedAgainAfterAFailureThatNamesNobody() {
        server.stop();
        assertThatThrownBy(() -> outbox.send(message(invitation())))
                .isInstanceOf(MessageNotSent.class)
                .hasMessageNotContaining("lerato@");
        assertThatThrownBy(() -> outbox.send(message(invitation()))).isInstanceOf(MessageNotSent.class);
    }

    private static Attachment invitation() {
        return new Attachment(
                "invitation.ics", "text/calendar; method=REQUEST; charset=UTF-8", CALENDAR, Set.of(LERATO));
    }

    private static Message message(Attachment... attachments) {
        return new Message(
                "e1",
                LERATO,
                Message.EMAIL,
                "lerato@mentorlink.example",
                "Your session is confirmed",
                "See you there.",
                null,
                Instant.parse("2026-10-05T10:00:00Z"),
                List.of(attachments));
    }

    private static String kind(BodyPart part) {
        try {
            return part.getContentType().split(";", 2)[0].toLowerCase(java.util.Locale.ROOT);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<BodyPart> parts(Multipart multipart) throws MessagingException, IOException {
        var parts = new ArrayList<BodyPart>();
        for (var index = 0; index < multipart.getCount(); index++) {
            var part = multipart.getBodyPart(index);
            if (part.isMimeType("multipart/*")) {
                parts.addAll(parts((Multipart) part.getContent()));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }
}
