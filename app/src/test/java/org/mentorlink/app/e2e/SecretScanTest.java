package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * R7: nothing of what tests sent that is secret or personal is found in the log or in the database. It sees what was before it
 * in its JVM, and what it does itself; {@link LeftSecretsTest} sees all that the tests of all JVMs have left.
 */
class SecretScanTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();

    @Test
    void nothingSecretOrPersonalIsInTheLogOrTheDatabase() {
        var mentee = application.client().newMember("MENTEE");
        var thandi = application.client().mentorId("thandi");
        mentee.requestBooking(booking(thandi, mentee.slot(thandi, Duration.ofDays(40), 0), "pm_card_visa"));
        mentee.request("{ sandbox { outbox(first: 100) { to subject body link } } }", Map.of());
        mentee.withToken(null)
                .request(
                        GraphQlClient.mutation("signIn", "SignInInput", "accessToken"),
                        Map.of(
                                "input",
                                Map.of(
                                        "email",
                                        "wrong-" + UUID.randomUUID() + "@example.org",
                                        "password",
                                        "a wrong password " + UUID.randomUUID())));

        assertThat(KnownSecrets.all()).hasSizeGreaterThan(5);
        assertThat(found(KnownSecrets.all())).isEmpty();
    }

    @Test
    void whatIsPlantedIsFound() {
        var logged = "planted in the log " + UUID.randomUUID();
        var stored = "planted in the store " + UUID.randomUUID();
        var remembered = "planted for a while " + UUID.randomUUID();
        var soon = application.bean("wallClock", Clock.class).instant().plus(Duration.ofMinutes(10));
        LoggerFactory.getLogger(SecretScanTest.class).info("a careless line: {}", logged);
        application.bean(EphemeralStore.class).update("careless", held -> Change.put(remembered, soon, true));
        var database = application.bean(JdbcTemplate.class);
        database.execute("create table careless (value bytea)");
        try {
            database.update("insert into careless values (?)", (Object) stored.getBytes());

            assertThat(found(Set.of(logged, stored, remembered)))
                    .containsExactlyInAnyOrder(
                            "the log holds " + logged,
                            "public.careless holds " + stored,
                            "ephemeral holds " + remembered);
        } finally {
            database.execute("drop table careless");
        }
    }

    private List<String> found(Set<String> secrets) {
        return SecretScan.found(SecretScan.texts(application), secrets);
    }
}
