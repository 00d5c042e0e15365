package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finance events as a consumer outside reads them. */
class FinanceEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Path SCRIPT = Path.of("..", "scripts", "finance-events");

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();

    @Test
    void whoReadsThemAllHasTheLedgerAndGoesOnFromThere() {
        var anyone = application.client();
        var mentee = anyone.newMember("MENTEE");
        var finance = anyone.as("finance");
        cancelled(anyone, mentee);

        var all = finance.rest("GET", "/finance/events", null, "");
        assertThat(all.statusCode()).isEqualTo(200);
        var position = all.headers().firstValue("Position").orElseThrow();
        assertThat(balances(all.body())).isEqualTo(balances(finance, position));
        var lines = all.body().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);

        var half = position(lines.get(lines.size() / 2));
        var rest = finance.rest("GET", "/finance/events?after=" + half, null, "");
        assertThat(rest.body().lines()).containsExactlyElementsOf(lines.subList(lines.size() / 2 + 1, lines.size()));

        var later = cancelled(anyone, mentee);
        var more = finance.rest("GET", "/finance/events?after=" + position, null, "")
                .body();
        assertThat(more).contains(later).doesNotContain(lines.getLast());
        var whole = finance.rest("GET", "/finance/events", null, "").body();
        assertThat(whole).isEqualTo(all.body() + more);
        assertThat(inParts(finance, position, 2)).isEqualTo(more);
    }

    /** While others write, whoever asks again and again is told what who asks once afterwards is told. */
    @Test
    void nothingIsSkippedThatIsWrittenMeanwhile() throws Exception {
        var anyone = application.client();
        var finance = anyone.as("finance");
        var position = finance.rest("GET", "/finance/events", null, "")
                .headers()
                .firstValue("Position")
                .orElseThrow();
        var reading = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var read = threads.submit(() -> {
                var told = new StringBuilder();
                var after = position;
                while (reading.get()) {
                    after = part(finance, after, 3, told).get("position").asString();
                }
                return told.append(inParts(finance, after, 3)).toString();
            });
            try {
                var writers = new ArrayList<Future<String>>();
                for (var writer = 0; writer < 4; writer++) {
                    var mentee = anyone.newMember("MENTEE");
                    writers.add(threads.submit(() -> cancelled(anyone, mentee)));
                }
                for (var writer : writers) {
                    writer.get();
                }
            } finally {
                reading.set(false);
            }
            var told = read.get();
            assertThat(told.lines()).hasSizeGreaterThan(8);
            assertThat(finance.rest("GET", "/finance/events?after=" + position, null, "")
                            .body())
                    .startsWith(told);
        }
    }

    /** What the document shows. */
    @Test
    void theScriptTellsEachOnceAndRemembers(@TempDir Path folder) throws Exception {
        assumeTrue(
                run("command -v curl && command -v jq", folder, "").exit() == 0,
                "skipped: the script needs curl and jq");
        var anyone = application.client();
        var finance = anyone.as("finance");
        var token = anyone.mutate(
                        "signIn",
                        "SignInInput",
                        Map.of("email", "finance@mentorlink.example", "password", "mentorlink"),
                        "accessToken")
                .get("accessToken")
                .asString();
        var script = "'" + SCRIPT.toAbsolutePath() + "' position '" + application.url() + "'";
        cancelled(anyone, anyone.newMember("MENTEE"));

        var first = run(script, folder, token);
        assertThat(first.exit()).as(first.says()).isZero();
        assertThat(first.told().lines()).hasSizeGreaterThan(3);
        var later = cancelled(anyone, anyone.newMember("MENTEE"));
        var second = run(script, folder, token);
        assertThat(second.told()).contains(later);
        var whole = finance.rest("GET", "/finance/events", null, "").body();
        assertThat(whole).startsWith(first.told() + second.told());

        var nobody = run(script, folder, "nobody's");
        assertThat(nobody.exit()).isNotZero();
        assertThat(nobody.told()).isEmpty();
    }

    private record Run(int exit, String told, String says) {}

    private static Run run(String command, Path folder, String token) throws Exception {
        var said = folder.resolve("said");
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectError(said.toFile());
        builder.environment().put("TOKEN", token);
        var process = builder.start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), told, Files.readString(said));
    }

    /** As many answers as it takes. */
    private static String inParts(GraphQlClient finance, String position, int limit) {
        var told = new StringBuilder();
        for (var end = part(finance, position, limit, told);
                end.get("more").asBoolean();
                end = part(finance, end.get("position").asString(), limit, told)) {
            assertThat(end.get("end").asBoolean()).isTrue();
        }
        return told.toString();
    }

    private static JsonNode part(GraphQlClient finance, String after, int limit, StringBuilder told) {
        var lines = finance.rest("GET", "/finance/events?limit=" + limit + "&after=" + after, null, "")
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(limit + 1);
        lines.subList(0, lines.size() - 1).forEach(line -> told.append(line).append('\n'));
        return JSON.readTree(lines.getLast());
    }

    /** A booking whose money came and went. */
    static String cancelled(GraphQlClient anyone, GraphQlClient mentee) {
        var thandi = anyone.mentorId("thandi");
        var id = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(8), 0), "pm_card_visa"))
                .get("booking")
                .get("id")
                .asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        mentee.act("cancelBooking", id);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
        return id;
    }

    private static long position(String line) {
        return JSON.readTree(line).get("position").asLong();
    }

    private static TreeMap<List<String>, Long> balances(String lines) {
        var balances = new TreeMap<List<String>, Long>(java.util.Comparator.comparing(List::toString));
        lines.lines()
                .map(JSON::readTree)
                .flatMap(event -> event.get("lines").valueStream())
                .forEach(line -> balances.merge(
                        List.of(text(line, "account"), text(line, "currency")),
                        line.get("debitMinor").asLong()
                                - line.get("creditMinor").asLong(),
                        Long::sum));
        return balances;
    }

    private static TreeMap<List<String>, Long> balances(GraphQlClient finance, String position) {
        var balances = new TreeMap<List<String>, Long>(java.util.Comparator.comparing(List::toString));
        finance.query("{ ledger(position: \"" + position + "\") { accounts { name currency balanceMinor } } }")
                .at("/ledger/accounts")
                .forEach(account -> balances.put(
                        List.of(text(account, "name"), text(account, "currency")),
                        account.get("balanceMinor").asLong()));
        return balances;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
