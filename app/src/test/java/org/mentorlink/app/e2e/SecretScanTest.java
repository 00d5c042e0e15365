package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * R7: after everything else, nothing of what all these tests sent that is secret or personal is found in the log or in the
 * database. It runs last of its JVM; alone, it scans what it does itself.
 */
@Order(Integer.MAX_VALUE)
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
        LoggerFactory.getLogger(SecretScanTest.class).info("a careless line: {}", logged);
        var database = application.bean(JdbcTemplate.class);
        database.execute("create table careless (value bytea)");
        try {
            database.update("insert into careless values (?)", (Object) stored.getBytes());

            assertThat(found(Set.of(logged, stored)))
                    .containsExactlyInAnyOrder("the log holds " + logged, "public.careless holds " + stored);
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
        for (var secret : secrets) {
            if (text.contains(secret)) {
                found.add(where + " holds " + secret);
            }
        }
    }
}
