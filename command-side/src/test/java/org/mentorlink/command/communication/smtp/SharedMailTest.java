package org.mentorlink.command.communication.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.MessageNotSent;
import org.mentorlink.command.communication.smtp.SentMail.Claim.Ours;
import org.mentorlink.command.communication.smtp.SentMail.Claim.Settled;
import org.mentorlink.command.communication.smtp.SentMail.Claim.Taken;
import org.mentorlink.communication.NoticeState;
import org.mentorlink.membership.MemberId;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Two processes over one store. */
@ExtendWith(OutputCaptureExtension.class)
class SharedMailTest {

    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Message MESSAGE = new Message(
            "e1",
            new MemberId("mbr_ada"),
            Message.EMAIL,
            "ada@example.org",
            "Hello",
            "Hello Ada",
            null,
            Instant.parse("2026-11-23T12:00:00Z"));

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final WallClock clock = new WallClock();
    private final Post onePost = new Post();
    private final Post otherPost = new Post();
    private MongoClient client;
    private SentMail one;
    private SentMail other;

    @BeforeEach
    void start() {
        client = MongoClients.create(server.bindAndGetConnectionString());
        one = new MongoSentMail(store(), clock, LEASE);
        other = new MongoSentMail(store(), clock, LEASE);
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    private MongoCollection<Document> store() {
        return client.getDatabase("mail").getCollection("sent_mail");
    }

    @Test
    void what_one_has_handed_over_is_settled_for_the_other() {
        assertThat(outbox(onePost, one).deliver(MESSAGE)).isEqualTo(NoticeState.SENT);
        clock.passes(LEASE.multipliedBy(2));
        assertThat(other.claim(MESSAGE)).isEqualTo(new Settled());
        assertThat(outbox(otherPost, other).deliver(MESSAGE)).isEqualTo(NoticeState.SENT);
        assertThat(onePost.sent).hasSize(1);
        assertThat(otherPost.sent).isEmpty();
    }

    @Test
    void what_the_other_has_only_taken_is_not_reported_as_sent() {
        onePost.meanwhile =
                () -> assertThatThrownBy(() -> outbox(otherPost, other).deliver(MESSAGE))
                        .isInstanceOf(MessageNotSent.class)
                        .hasMessageContaining("another process")
                        .hasMessageNotContaining("example.org");
        assertThat(outbox(onePost, one).deliver(MESSAGE)).isEqualTo(NoticeState.SENT);
        assertThat(otherPost.sent).isEmpty();
        assertThat(outbox(otherPost, other).deliver(MESSAGE)).isEqualTo(NoticeState.SENT);
        assertThat(otherPost.sent).isEmpty();
    }

    @Test
    void what_was_taken_by_a_process_that_ended_is_sent_again_once_its_claim_has_run_out(CapturedOutput log) {
        assertThat(one.claim(MESSAGE)).isInstanceOf(Ours.class);
        clock.passes(LEASE.minusMillis(1));
        assertThat(other.claim(MESSAGE)).isEqualTo(new Taken());
        assertThat(log).doesNotContain("sent again");
        clock.passes(Duration.ofMillis(1));
        assertThat(outbox(otherPost, other).deliver(MESSAGE)).isEqualTo(NoticeState.SENT);
        assertThat(otherPost.sent).hasSize(1);
        assertThat(log).contains("it is sent again").doesNotContain("ada@example.org");
        assertThat(one.claim(MESSAGE)).isEqualTo(new Settled());
    }

    @Test
    void who_wakes_late_does_not_touch_who_took_over(CapturedOutput log) {
        var late = (Ours) one.claim(MESSAGE);
        clock.passes(LEASE);
        var taken = (Ours) other.claim(MESSAGE);

        one.giveBack(MESSAGE, late);
        assertThat(one.claim(MESSAGE)).isEqualTo(new Taken());
        one.giveUp(MESSAGE, late, "answer 550");
        assertThat(one.isGivenUp(MESSAGE)).isFalse();
        assertThat(one.claim(MESSAGE)).isEqualTo(new Taken());
        one.handedOver(MESSAGE, late);
        assertThat(one.claim(MESSAGE)).isEqualTo(new Taken());
        assertThat(log).contains("taken over by another process");

        other.giveBack(MESSAGE, taken);
        assertThat(one.claim(MESSAGE)).isInstanceOf(Ours.class);
    }

    /** Also where both claims are of one process. */
    @Test
    void each_claim_is_another() {
        var late = (Ours) one.claim(MESSAGE);
        clock.passes(LEASE);
        var taken = (Ours) one.claim(MESSAGE);
        one.giveBack(MESSAGE, late);
        assertThat(other.claim(MESSAGE)).isEqualTo(new Taken());
        one.handedOver(MESSAGE, taken);
        assertThat(other.claim(MESSAGE)).isEqualTo(new Settled());
    }

    @Test
    void what_did_not_go_out_is_anybodys_at_once() {
        onePost.meanwhile = () -> {
            throw new MailSendException("away");
        };
        assertThatThrownBy(() -> outbox(onePost, one).deliver(MESSAGE)).isInstanceOf(MessageNotSent.class);
        assertThat(outbox(otherPost, other).deliver(MESSAGE)).isEqualTo(NoticeState.SENT);
        assertThat(otherPost.sent).hasSize(1);
    }

    @Test
    void what_one_has_given_up_the_other_never_tries() {
        var ours = (Ours) one.claim(MESSAGE);
        one.giveUp(MESSAGE, ours, "answer 550");
        clock.passes(LEASE);
        assertThat(outbox(otherPost, other).deliver(MESSAGE)).isEqualTo(NoticeState.UNREACHABLE);
        assertThat(otherPost.sent).isEmpty();
    }

    /** From before claims ran out. */
    @Test
    void what_was_kept_without_a_claim_was_sent() {
        var id = new Document("eventId", "e1").append("recipient", "mbr_ada").append("channel", Message.EMAIL);
        store().insertOne(new Document("_id", id).append("sentAt", Date.from(MESSAGE.at())));
        assertThat(one.claim(MESSAGE)).isEqualTo(new Settled());
    }

    @Test
    void a_claim_lasts_longer_than_a_server_may_take() {
        var properties = new MailProperties("no-reply@example.org", Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(SmtpOutboxConfiguration.lease(properties)).isEqualTo(Duration.ofSeconds(205));
    }

    private static SmtpOutbox outbox(Post post, SentMail sent) {
        return new SmtpOutbox(post, sent, "no-reply@mentorlink.example");
    }

    /** A mail server, and what happens while a message is handed over to it. */
    private static final class Post extends JavaMailSenderImpl {

        private final List<MimeMessage> sent = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        @Override
        public void send(MimeMessage message) {
            meanwhile.run();
            sent.add(message);
        }
    }

    private static final class WallClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
