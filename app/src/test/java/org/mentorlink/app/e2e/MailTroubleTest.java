package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A bad address, or a mail server that is away, keeps nobody from being told. */
class MailTroubleTest {

    private static final String WELCOME = "Welcome as a mentee";

    private static GreenMail mail = server(0);
    private static int port;
    private static ApplicationUnderTest application;

    private final GraphQlClient anyone = application.client();
    private final String email = "told-" + UUID.randomUUID() + "@example.org";

    private static GreenMail server(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @BeforeAll
    static void start() {
        mail.start();
        port = mail.getSmtp().getPort();
        application = ApplicationUnderTest.fresh(
                "mentorlink.sandbox.enabled=true", "spring.mail.host=127.0.0.1", "spring.mail.port=" + port);
    }

    @AfterAll
    static void stop() {
        application.close();
        mail.stop();
    }

    @BeforeEach
    void serverIsThere() {
        if (mail.getSmtp() == null) {
            comeBack();
        }
    }

    private static void comeBack() {
        mail = server(port);
        mail.start();
    }

    private String register(String address) {
        KnownSecrets.note(address);
        var memberId = MemberId.random();
        application
                .bean(CommandGateway.class)
                .sendAndWait(new RegisterMember(
                        memberId,
                        address,
                        UUID.randomUUID().toString(),
                        "{noop}not known to anybody",
                        "Ivy",
                        "In",
                        "Europe/Paris",
                        Role.MENTEE));
        return memberId.value();
    }

    private static long welcomes(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> isWelcome(message, address))
                .count();
    }

    private static boolean isWelcome(MimeMessage message, String address) {
        try {
            return WELCOME.equals(message.getSubject())
                    && message.getRecipients(RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it might have been registered before the API refused it. */
    @Test
    void an_address_that_is_none_stops_nobody_behind_it() {
        var bad = register("bad..address@example.org");
        register(email);

        Eventually.holds(() -> assertThat(welcomes(email)).isEqualTo(1));
        assertThat(application
                        .bean(JdbcClient.class)
                        .sql("select distinct refused from sent_mail where recipient = ?")
                        .param(bad)
                        .query(String.class)
                        .single())
                .isEqualTo("no address");
    }

    @Test
    void a_server_that_was_away_gets_each_mail_once() {
        mail.stop();
        var memberId = register(email);
        setAside(memberId);

        comeBack();
        anyone.advance(Duration.ofMinutes(1));
        Eventually.holds(() -> assertThat(welcomes(email)).isEqualTo(1));

        anyone.advance(Duration.ofDays(2));
        register("behind-" + email);
        Eventually.holds(() -> assertThat(welcomes("behind-" + email)).isEqualTo(1));
        assertThat(welcomes(email)).isEqualTo(1);
    }

    @Test
    void a_server_that_stayed_away_gets_it_when_staff_say_so() {
        mail.stop();
        var memberId = register(email);
        setAside(memberId);
        anyone.advance(Duration.ofDays(2));
        Eventually.holds(() -> assertThat(parked(memberId, false).get("cause").asString())
                .contains("was not taken")
                .doesNotContain(email));

        comeBack();
        anyone.as("admin")
                .mutate(
                        "retryParkedStep",
                        "RetryParkedStepInput",
                        Map.of("stepId", parked(memberId, false).get("id").asString()),
                        "parkedStep { id }");

        Eventually.holds(() -> assertThat(welcomes(email)).isEqualTo(1));
        Eventually.holds(() -> assertThat(parked(memberId, true).get("id")).isNotNull());
    }

    private static void setAside(String memberId) {
        Eventually.holds(() -> assertThat(application
                        .bean(JdbcClient.class)
                        .sql("select count(*) from scheduled_event where convert_from(payload, 'UTF8') like ?")
                        .param("%" + memberId + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1));
    }

    private JsonNode parked(String memberId, boolean resolved) {
        var steps = anyone.as("admin")
                .query("{ parkedSteps(resolved: %s, first: 100) { edges { node { id processId cause } } } }"
                        .formatted(resolved));
        for (var edge : steps.at("/parkedSteps/edges")) {
            if (edge.at("/node/processId").asString().equals(memberId)) {
                return edge.get("node");
            }
        }
        throw new AssertionError("no notification of " + memberId + " is parked");
    }
}
