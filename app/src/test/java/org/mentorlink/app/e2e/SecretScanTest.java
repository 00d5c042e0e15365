package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * R7: after everything else, nothing of what all these tests sent that is secret or personal is found in the log or in the
 * database. It runs last of its JVM; alone, it scans what it does itself.
 */
@Order(Integer.MAX_VALUE)
class SecretScanTest {

    /** All that is noted is as long. */
    private static final int START = 10;

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
        var found = new ArrayList<String>();
        scan("the log", LogCapture.text(), secrets, found);
        StoreDump.of(application).forEach((table, text) -> scan(table, text, secrets, found));
        return found;
    }

    private static void scan(String where, String text, Set<String> secrets, List<String> found) {
        Map<String, List<String>> byStart =
                secrets.stream().collect(Collectors.groupingBy(secret -> secret.substring(0, START)));
        var here = new TreeSet<String>();
        for (var at = 0; at + START <= text.length(); at++) {
            for (var secret : byStart.getOrDefault(text.substring(at, at + START), List.of())) {
                if (text.startsWith(secret, at)) {
                    here.add(secret);
                }
            }
        }
        here.forEach(secret -> found.add(where + " holds " + secret));
    }
}
