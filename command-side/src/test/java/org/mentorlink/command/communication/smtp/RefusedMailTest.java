package org.mentorlink.command.communication.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.MessageNotSent;
import org.mentorlink.command.sandbox.SandboxDatabase;
import org.mentorlink.communication.NoticeState;
import org.mentorlink.membership.MemberId;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a server answers decides whether a message is tried again. */
class RefusedMailTest {

    private static final String FROM = "MentorLink <no-reply@mentorlink.example>";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final SandboxDatabase database = new SandboxDatabase();
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final SmtpOutbox outbox = new SmtpOutbox(sender, new JdbcSentMail(database.jdbc), FROM);

    @BeforeEach
    void start() {
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        database.jdbc
                .sql("create table sent_mail (event_id varchar(100), recipient varchar(120), channel varchar(20),"
                        + " sent_at timestamp with time zone, refused varchar(100),"
                        + " primary key (event_id, recipient, channel))")
                .update();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Message to(String address) {
        return new Message(
                "e1", new MemberId("mbr_" + address.hashCode()), Message.EMAIL, address, "Hello", "Hello", null, NOON);
    }

    private String refused() {
        return database.jdbc
                .sql("select coalesce(refused, 'nothing') from sent_mail")
                .query(String.class)
                .single();
    }

    @Test
    void what_cannot_even_be_written_is_not_taken_for_sent() {
        var written = new SmtpOutbox(
                new JavaMailSenderImpl() {
                    @Override
                    public MimeMessage createMimeMessage() {
                        throw new IllegalStateException("ada@example.org");
                    }
                },
                new JdbcSentMail(database.jdbc),
                FROM);
        assertThatThrownBy(() -> written.deliver(to("ada@example.org")))
                .isInstanceOf(MessageNotSent.class)
                .hasMessageNotContaining("ada@");

        assertThat(outbox.deliver(to("ada@example.org"))).isEqualTo(NoticeState.SENT);
        assertThat(server.taken()).containsExactly("ada@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <ada@example.org> nobody here, answer 550",
        "RCPT, 501 5.1.3 ada@example.org is no address, answer 501",
        "DATA, 554 5.7.1 not from you, answer 554",
        "., 552 5.3.4 too large, answer 552",
    })
    void what_is_refused_for_good_is_noted_without_its_address_and_never_tried_again(
            String said, String answer, String noted) {
        server.answer(said, answer);
        assertThat(outbox.deliver(to("ada@example.org"))).isEqualTo(NoticeState.UNREACHABLE);
        assertThat(refused()).isEqualTo(noted);

        server.answerAsUsual();
        assertThat(outbox.deliver(to("ada@example.org"))).isEqualTo(NoticeState.UNREACHABLE);
        assertThat(outbox.deliver(to("grace@example.org"))).isEqualTo(NoticeState.SENT);
        assertThat(outbox.deliver(to("grace@example.org"))).isEqualTo(NoticeState.SENT);
        assertThat(server.taken()).containsExactly("grace@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b@example.org", ".a@example.org", "a@b..org", "no address at all"})
    void an_address_that_is_none_is_noted_and_no_server_asked(String address) {
        outbox.send(to(address));
        assertThat(refused()).isEqualTo("no address");
        assertThat(server.heard()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.1 come back later",
        "RCPT, 452 4.2.2 mailbox of ada@example.org is full",
        "'', 421 too many",
        "., 451 4.3.0 no room",
        "MAIL, 550 5.7.1 not from this sender",
        "MAIL, 530 5.7.0 sign in first",
    })
    void what_may_pass_or_is_our_own_fault_is_tried_again(String said, String answer) {
        server.answer(said, answer);
        assertThatThrownBy(() -> outbox.send(to("ada@example.org")))
                .isInstanceOf(MessageNotSent.class)
                .hasMessageNotContaining("example.org");

        server.answerAsUsual();
        outbox.send(to("ada@example.org"));
        outbox.send(to("ada@example.org"));
        assertThat(server.taken()).containsExactly("ada@example.org");
        assertThat(refused()).isEqualTo("nothing");
    }

    @Test
    void a_sender_that_is_no_address_is_no_fault_of_the_recipient() {
        var wrong = new SmtpOutbox(sender, new JdbcSentMail(database.jdbc), "a..b");
        assertThatThrownBy(() -> wrong.send(to("ada@example.org"))).isInstanceOf(MessageNotSent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "RCPT", "."})
    void a_server_that_falls_silent_is_not_waited_for_long(String said) {
        SmtpOutboxConfiguration.limit(sender, new MailProperties(FROM, Duration.ofSeconds(1), Duration.ofMillis(200)));
        server.answer(said, "");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> outbox.send(to("ada@example.org")))
                        .isInstanceOf(MessageNotSent.class));
    }

    @Test
    void limits_are_set_for_the_protocol_in_use_and_settings_of_the_mail_library_go_first() {
        sender.setProtocol("smtps");
        sender.getJavaMailProperties().setProperty("mail.smtps.timeout", "7");

        SmtpOutboxConfiguration.limit(sender, new MailProperties(FROM, Duration.ofSeconds(5), Duration.ofSeconds(10)));

        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtps.connectiontimeout", "5000")
                .containsEntry("mail.smtps.timeout", "7")
                .containsEntry("mail.smtps.writetimeout", "10000");
    }
}
