package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.vault.KeyVault;
import org.mentorlink.membership.MembersImportCommand.BeginImport;
import org.mentorlink.membership.MembersImportEvent.RowsImported;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.shared.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A3: the members list as a file, from the upload to the export. */
class MembersListTest {

    private static final String HEADER = "email,first_name,last_name,membershiptype,time_zone\n";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");
    private final String run = UUID.randomUUID().toString();

    @Test
    void twoThousandRowsAreTakenOnceHoweverOftenTheyAreSent() {
        var csv = new StringBuilder(HEADER);
        for (var row = 0; row < 2_000; row++) {
            csv.append("m%d-%s@example.org,Member,Nr %d,%s,Africa/Johannesburg\n"
                    .formatted(row, run, row, row % 3 == 0 ? "Mentor" : "student"));
        }

        var first = counts(admin.importing(csv.toString()));
        assertThat(first).isEqualTo("COMPLETED read 2000 added 2000 changed 0 unchanged 0 rejected 0");
        var again = counts(admin.importing(csv.toString()));
        assertThat(again).isEqualTo("COMPLETED read 2000 added 0 changed 0 unchanged 2000 rejected 0");
        var changed = counts(admin.importing(csv.toString().replace("Nr 7,", "Nr Seven,")));
        assertThat(changed).isEqualTo("COMPLETED read 2000 added 0 changed 1 unchanged 1999 rejected 0");

        var exported = admin.rest("GET", "/members-list.csv", null, "").body();
        assertThat(exported)
                .startsWith("\uFEFF\"email\",\"first_name\",\"last_name\",\"membershiptype\",\"time_zone\"\r\n")
                .contains("\"m7-" + run + "@example.org\",\"Member\",\"Nr Seven\",\"mentee\",\"Africa/Johannesburg\"");
        assertThat(counts(admin.importing(exported))).contains("added 0 changed 0");
    }

    /** What was taken before it was stopped is there whole, and no batch comes after it. */
    @Test
    void anImportThatIsStoppedTakesNothingMore() {
        var csv = new StringBuilder(HEADER);
        for (var row = 0; row < 30_000; row++) {
            csv.append("s%d-%s@example.org,Stopped,Nr %d,student,Africa/Johannesburg\n".formatted(row, run, row));
        }
        var taken = admin.rest("POST", "/members-list", "text/csv", csv.toString());
        var id = new JsonMapper().readTree(taken.body()).get("importId").asString();
        var begun = admin.query(ONE, Map.of("id", id)).get("membersImport");
        assertThat(begun.get("rows").asInt()).isEqualTo(30_000);

        var stopped = admin.mutate(
                        "cancelMembersImport",
                        "CancelMembersImportInput",
                        Map.of("importId", id),
                        "membersImport { state }")
                .get("membersImport");

        assertThat(stopped.get("state").asString()).isEqualTo("CANCELLED");
        // The next one waits for nothing: the one before has let go of the list.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(admin.importing(HEADER + "n-" + run + "@example.org,N,N,,\n"))
                        .startsWith("imp_"));
        var after = admin.query(ONE, Map.of("id", id)).get("membersImport");
        assertThat(after.get("state").asString()).isEqualTo("CANCELLED");
        assertThat(after.get("rowsRead").asInt())
                .isLessThan(30_000)
                .isEqualTo(after.get("added").asInt());
        assertThat(after.get("availableActions")).isEmpty();
        assertThat(admin.rest("GET", "/members-list.csv", null, "")
                        .body()
                        .lines()
                        .filter(line -> line.contains("\"Stopped\"") && line.contains(run))
                        .count())
                .isEqualTo(after.get("added").asLong());
    }

    private static final String ONE =
            "query($id: ID!) { membersImport(id: $id) { state rows rowsRead added availableActions { action } } }";

    @Test
    void eachLineThatIsNotTakenIsReportedAndTheRestGoesIn() {
        var id = admin.importing("\uFEFFE-Mail;Last Name;First Name;Membership Type;Time Zone\r\n"
                + "good-" + run + "@example.org;Naidoo;Ann;Mentor and mentee;\r\n"
                + "no address;Naidoo;Ann;;\r\n"
                + ";Naidoo;Ann;;\r\n"
                + "\"quoted-" + run + "@example.org\";\"Du\nToit\";Ann;;\r\n"
                + "GOOD-" + run + "@example.org;Naidoo;Ann;;\r\n"
                + "zone-" + run + "@example.org;Naidoo;Ann;;Mars/Olympus\r\n"
                + "short-" + run + "@example.org;Naidoo\r\n"
                + "blank-" + run + "@example.org; ;Ann;;\r\n");

        assertThat(counts(id)).isEqualTo("COMPLETED read 8 added 1 changed 0 unchanged 0 rejected 7");
        var rejections = admin.query(
                        "query($id: ID!) { membersImport(id: $id) { rejections(first: 100) { edges { node { line code column reason } } } } }",
                        Map.of("id", id))
                .get("membersImport")
                .get("rejections")
                .get("edges");
        var lines = new StringBuilder();
        rejections.forEach(edge -> lines.append(edge.get("node").get("line"))
                .append(' ')
                .append(edge.get("node").get("code").asString())
                .append('\n'));
        assertThat(lines.toString())
                .isEqualTo("3 INVALID_EMAIL\n4 BLANK_EMAIL\n5 INVALID_NAME\n7 DUPLICATE_EMAIL\n8 INVALID_TIME_ZONE\n"
                        + "9 WRONG_FIELD_COUNT\n10 BLANK_NAME\n");
        assertThat(rejections.get(3).get("node").get("reason").asString()).endsWith("It is line 2.");
    }

    @Test
    void formulasAreExportedAsTexts() {
        admin.importing(HEADER + "calc-" + run + "@example.org,\"=HYPERLINK(\"\"x\"\")\",@SUM,,\n" + "semi-" + run
                + "@example.org,Ada;=1+1,\u00A0-2,,\n");
        var exported = admin.rest("GET", "/members-list.csv", null, "").body();
        assertThat(exported)
                .contains(
                        "\"calc-" + run + "@example.org\",\"'=HYPERLINK(\"\"x\"\")\",\"'@SUM\",\"mentee\",\"Etc/UTC\"")
                .contains("\"semi-" + run + "@example.org\",\"Ada;'=1+1\",\"'\u00A0-2\",\"mentee\",\"Etc/UTC\"");
        assertThat(counts(admin.importing(exported))).contains("added 0 changed 0", "rejected 0");
    }

    @Test
    void whoeverJoinsFromTheListHasTheIdUnderWhoseKeyTheirEntryIs() {
        var registering = "reg-" + run + "@example.org";
        var linked = "link-" + run + "@example.org";
        var staying = "stay-" + run + "@example.org";
        var importId = admin.importing(HEADER
                + registering.toUpperCase(java.util.Locale.ROOT) + ",Rita,Register,,\n"
                + linked + ",Lina,Link,,\n"
                + staying + ",Stella,Stay,,\n");
        assertThat(names(importId)).containsExactlyInAnyOrder("Rita", "Lina", "Stella");

        var registered = register(registering).at("/member/id").asString();
        var joined = joinByLink(linked);
        var vault = application.bean(KeyVault.class);
        vault.erase(registered);
        vault.erase(joined);

        assertThat(names(importId)).containsExactly("Stella");
    }

    @Test
    void whoRegistersAfterJoiningFromTheListIsRefused() {
        var email = "twice-" + run + "@example.org";
        admin.importing(HEADER + email + ",Tess,Twice,,\n");
        joinByLink(email);

        var again = register(email);

        assertThat(again.at("/errors/0/code").asString()).isEqualTo("EMAIL_TAKEN");
        assertThat(again.get("member").isNull()).isTrue();
    }

    private JsonNode register(String email) {
        return anyone.tryMutate(
                "register",
                "RegisterInput",
                Map.of(
                        "email", email,
                        "password", "correct horse battery",
                        "firstName", "New",
                        "lastName", "Comer",
                        "timeZone", "Europe/Paris",
                        "role", "MENTEE"),
                "member { id }");
    }

    private String joinByLink(String email) {
        anyone.mutate("requestSignInLink", "RequestSignInLinkInput", Map.of("email", email), "__typename");
        var link = anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 1) { link } } }", Map.of("to", email))
                .at("/sandbox/outbox/0/link")
                .asString();
        return anyone.mutate(
                        "signInWithLink",
                        "SignInWithLinkInput",
                        Map.of("token", link.substring(link.indexOf("token=") + "token=".length())),
                        "member { id }")
                .at("/member/id")
                .asString();
    }

    /** The first names that can still be read in what an import has stored. */
    private List<String> names(String importId) {
        return application
                .bean(EventStore.class)
                .readEvents(importId, 0)
                .asStream()
                .map(event -> (Object) event.getPayload())
                .filter(RowsImported.class::isInstance)
                .flatMap(event -> ((RowsImported) event).added().stream())
                .map(entry -> entry.firstName().value())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void anImportThatIsStoppedSaysSoAndIsTakenUpByTheSameFile() {
        try (var stopped = ApplicationUnderTest.fresh()) {
            var csv = new StringBuilder(HEADER);
            for (var row = 0; row < 30_000; row++) {
                csv.append("s%d-%s@example.org,Member,Nr %d,student,\n".formatted(row, run, row));
            }
            var before = stopped.client().as("admin");
            var taken = before.rest("POST", "/members-list", "text/csv", csv.toString());
            var id = new JsonMapper().readTree(taken.body()).get("importId").asString();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> progress(before, id).get("rowsRead").asInt() > 0);

            stopped.restart();

            var admin = stopped.client().as("admin");
            // By whom it was stopped, or by the next start where there was no time for that.
            Eventually.holds(() ->
                    assertThat(progress(admin, id).get("state").asString()).isEqualTo("INTERRUPTED"));
            var end = progress(admin, id);
            assertThat(end.get("cause").asString()).isEqualTo("PROCESS_STOPPED");
            var added = end.get("added").asInt();
            assertThat(added).isPositive().isLessThan(30_000);
            var again = progress(admin, admin.importing(csv.toString()));
            assertThat(again.get("unchanged").asInt()).isEqualTo(added);
            assertThat(again.get("added").asInt()).isEqualTo(30_000 - added);
        }
    }

    @Test
    void anImportWhoseProcessDiedIsEndedByTheNextStart() {
        try (var dying = ApplicationUnderTest.fresh()) {
            var id = MembersImportId.random();
            dying.bean(CommandGateway.class)
                    .sendAndWait(GenericCommandMessage.<Object>asCommandMessage(new BeginImport(id))
                            .withMetaData(Actor.PLATFORM.asMetaData()));

            dying.restart();

            var admin = dying.client().as("admin");
            Eventually.holds(
                    () -> assertThat(progress(admin, id.value()).get("cause").asString())
                            .isEqualTo("PROCESS_STOPPED"));
        }
    }

    private static JsonNode progress(GraphQlClient admin, String id) {
        return admin.query(
                        "query($id: ID!) { membersImport(id: $id) { state cause rowsRead added unchanged } }",
                        Map.of("id", id))
                .get("membersImport");
    }

    @Test
    void whatIsNoListIsRefusedAsAWhole() {
        assertThat(admin.rest("POST", "/members-list", "text/csv", "email,first_name\na@example.org,A\n"))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(answer.body()).contains("MISSING_COLUMN");
                });
        assertThat(admin.rest("POST", "/members-list", "text/csv", "").body()).contains("EMPTY_FILE");
        assertThat(admin.rest("POST", "/members-list", "application/json", "{}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void theListIsForAdminsOnly() {
        for (var path : new String[] {"/members-list.csv", "/members.csv"}) {
            assertThat(anyone.rest("GET", path, null, "").statusCode()).isEqualTo(401);
            assertThat(anyone.as("lerato").rest("GET", path, null, "").statusCode())
                    .isEqualTo(403);
            assertThat(anyone.as("finance").rest("GET", path, null, "").statusCode())
                    .isEqualTo(403);
            assertThat(admin.rest("GET", path, null, "").statusCode()).isEqualTo(200);
        }
        assertThat(anyone.as("thandi")
                        .rest("POST", "/members-list", "text/csv", HEADER)
                        .statusCode())
                .isEqualTo(403);
        assertThat(anyone.rest("POST", "/members-list", "text/csv", HEADER).statusCode())
                .isEqualTo(401);
    }

    @Test
    void membersAreExported() {
        assertThat(admin.rest("GET", "/members.csv", null, "").body())
                .contains("\"lerato@mentorlink.example\",\"Lerato\",\"Dube\",\"MENTEE\",");
    }

    private String counts(String importId) {
        JsonNode view = admin.query(
                        "query($id: ID!) { membersImport(id: $id) { state rowsRead added changed unchanged rejected } }",
                        Map.of("id", importId))
                .get("membersImport");
        return "%s read %d added %d changed %d unchanged %d rejected %d"
                .formatted(
                        view.get("state").asString(),
                        view.get("rowsRead").asInt(),
                        view.get("added").asInt(),
                        view.get("changed").asInt(),
                        view.get("unchanged").asInt(),
                        view.get("rejected").asInt());
    }
}
