package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** What a restart, which rebuilds every read model from the events, must leave as it was; and what must not be readable. */
class RebuildTest {

    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put(
                "bookings",
                "{ bookings(role: ADMIN, first: 20) { edges { cursor node { id status topic startsAt endsAt version closed"
                        + " price { amountMinor currency } commission { amountMinor } mentor { id company hourlyRate { amountMinor } sessionsHeld }"
                        + " mentee { id email firstName } payment { id status captured { amountMinor } refunded { amountMinor }"
                        + " gatewayReference payout { id status amount { amountMinor } paidAt gatewayReference } }"
                        + " history { id position sequence type at actorRole correlationId causationId hash changes { field before after } } } } } }");
        QUESTIONS.put(
                "payouts",
                "{ payouts(first: 100) { edges { cursor node { id status amount { amountMinor } dueAt paidAt } } } }");
        QUESTIONS.put("ledger", "{ ledger { balanced accounts { name currency balanceMinor } } }");
        QUESTIONS.put(
                "ledgerEntries",
                "{ ledgerEntries(first: 100) { edges { cursor node { id position at description bookingId lines { account currency debitMinor creditMinor } } } } }");
        QUESTIONS.put(
                "mentors",
                "{ mentors(first: 100) { edges { cursor node { id company bio skills approved sessionsHeld member { id timeZone } } } } }");
        QUESTIONS.put("parkedSteps", "{ parkedSteps(first: 100) { edges { cursor node { id cause } } } }");
        QUESTIONS.put("outbox", "{ sandbox { outbox(first: 100) { channel to subject body at } } }");
    }

    @Test
    void aRestartGivesTheSameAnswersSendsNothingAndChargesNothing() throws Exception {
        try (var application = ApplicationUnderTest.fresh()) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            playSomeBookings(anyone, mentee);
            var before = answers(anyone.as("admin"));
            var held =
                    List.of(anyone.gatewayBalance("ZAR"), anyone.gatewayBalance("USD"), anyone.gatewayBalance("JPY"));
            assertThat(before.get("bookings").toString()).contains("CLOSED", "CANCELLED", "PAYMENT_FAILED");

            // Asked for, and not begun when the process ends.
            application.bean("rebuilder", SmartLifecycle.class).stop();
            anyone.as("admin")
                    .mutate(
                            "rebuildProjection",
                            "RebuildProjectionInput",
                            Map.of("name", "projection-bookings"),
                            "position");
            assertThat(rebuild(anyone.as("admin"))).isEqualTo("RUNNING");

            application.restart();

            var again = application.client();
            var admin = again.as("admin");
            Eventually.holds(() -> assertThat(rebuild(admin)).isEqualTo("COMPLETED"));
            var after = answers(admin);
            assertThat(after).containsExactlyEntriesOf(before);
            assertThat(List.of(again.gatewayBalance("ZAR"), again.gatewayBalance("USD"), again.gatewayBalance("JPY")))
                    .isEqualTo(held);

            application.stop();
            assertThat(filesContaining(
                            application.data(),
                            "newcomer.private@example.org",
                            "Xanthippe",
                            "Quillfeather",
                            "private topic 4711",
                            "$2a$",
                            "$argon2",
                            "{bcrypt}"))
                    .isEmpty();
            // The scan bites: what is no personal value is found.
            assertThat(filesContaining(application.data(), "pm_card_visa")).isNotEmpty();
        }
    }

    private static String rebuild(GraphQlClient admin) {
        return admin.query("{ eventProcessors { processors { name rebuild { status } } } }")
                .get("eventProcessors")
                .get("processors")
                .valueStream()
                .filter(processor -> processor.get("name").asString().equals("projection-bookings"))
                .map(processor -> processor.get("rebuild").get("status").asString())
                .findAny()
                .orElseThrow();
    }

    private static void playSomeBookings(GraphQlClient anyone, GraphQlClient mentee) {
        var registration = Map.of(
                "email", "newcomer.private@example.org",
                "password", "correct horse battery",
                "firstName", "Xanthippe",
                "lastName", "Quillfeather",
                "timeZone", "Europe/Paris",
                "role", "MENTEE");
        anyone.mutate("register", "RegisterInput", registration, "member { id }");
        var thandi = anyone.mentorId("thandi");
        var input = GraphQlClient.with(
                booking(thandi, anyone.slot(thandi, Duration.ofHours(3), 0), "pm_card_visa"),
                "topic",
                "private topic 4711");
        var held = mentee.requestBooking(input).get("booking");
        mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofHours(3), 2), "pm_card_chargeDeclined"));
        var cancelled = mentee.requestBooking(
                        booking(thandi, anyone.slot(thandi, Duration.ofDays(8), 0), "pm_card_visa"))
                .get("booking");
        mentee.act("cancelBooking", cancelled.get("id").asString());
        anyone.advanceTo(Instant.parse(held.get("startsAt").asString()).minus(Duration.ofMinutes(5)));
        mentee.act("checkIn", held.get("id").asString());
        anyone.as("thandi").act("checkIn", held.get("id").asString());
        anyone.advance(Duration.ofHours(27));
        Eventually.holds(() -> assertThat(
                        mentee.read(held.get("id").asString()).get("status").asString())
                .isEqualTo("CLOSED"));
        Eventually.holds(() -> assertThat(mentee.read(cancelled.get("id").asString())
                        .get("closed")
                        .asBoolean())
                .isTrue());
    }

    private static Map<String, JsonNode> answers(GraphQlClient admin) {
        var answers = new LinkedHashMap<String, JsonNode>();
        QUESTIONS.forEach((name, question) -> answers.put(name, admin.query(question)));
        return answers;
    }

    /** As grep would: any file below the directory that holds one of the texts. */
    private static List<String> filesContaining(Path directory, String... texts) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (var text : texts) {
                    if (content.contains(text)) {
                        found.add(directory.relativize(file) + " holds " + text);
                    }
                }
            }
        }
        return found;
    }
}
