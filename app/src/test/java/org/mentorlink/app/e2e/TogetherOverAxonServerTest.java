package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All sides in one process, over an Axon Server and a MongoDB. */
class TogetherOverAxonServerTest {

    @TempDir
    private static Path files;

    private static OutsideServers servers;
    private static ApplicationUnderTest application;

    @BeforeAll
    static void start() throws Exception {
        servers = OutsideServers.empty();
        application = ApplicationUnderTest.over(servers, files);
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void theJourneyPasses() throws Exception {
        assertThat(JourneyTest.played(application.url())).contains("The journey passed.");
    }

    @Test
    void whoWritesReadsWhatTheyWrote() {
        var anyone = application.client();
        var mentor = anyone.as("grace");
        var mentorId = anyone.mentorId("grace");
        for (var round = 0; round < 5; round++) {
            var mentee = anyone.newMember("MENTEE");
            var requested = mentee.requestBooking(
                    booking(mentorId, anyone.slot(mentorId, Duration.ofDays(30), round), "pm_card_visa"));
            assertThat(requested.get("errors")).isEmpty();
            var id = requested.get("booking").get("id").asString();
            var declined = mentor.act("declineBooking", id);
            assertThat(declined.get("status").asString()).isEqualTo("DECLINED");
            assertThat(mentee.read(id).get("status").asString()).isEqualTo("DECLINED");
        }
    }

    @Test
    void theAuditHolds() {
        var verification = application
                .client()
                .as("admin")
                .query("{ verifyAudit { valid entries firstBrokenPosition } }")
                .get("verifyAudit");
        assertThat(verification.get("valid").asBoolean()).as("%s", verification).isTrue();
    }

    /** Read models, tokens and sagas are found where the last process left them. */
    @Test
    void aRestartGoesOn() {
        var anyone = application.client();
        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var held = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(12), 0), "pm_card_visa"))
                .get("booking");
        application.restart();
        var again = mentee.at(application.url());
        assertThat(again.read(held.get("id").asString()).get("status").asString())
                .isEqualTo("CONFIRMED");
        assertThat(again.act("cancelBooking", held.get("id").asString())
                        .get("status")
                        .asString())
                .isEqualTo("CANCELLED");
        Eventually.holds(() -> assertThat(
                        again.read(held.get("id").asString()).get("closed").asBoolean())
                .isTrue());
    }
}
