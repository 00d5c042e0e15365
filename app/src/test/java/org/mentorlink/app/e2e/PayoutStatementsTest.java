package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K12: after everything that the journey plays, mentors' statements add up to the ledger, open their events, and stay. */
class PayoutStatementsTest {

    private static final String MONEY = " { amountMinor currency formatted } ";
    private static final String STATEMENT =
            "query($mentor: ID, $month: String!) { payoutStatement(mentorId: $mentor, month: $month) { csvUrl pdfUrl"
                    + " totals { opening" + MONEY + "earned" + MONEY + "paidOut" + MONEY + "reversed" + MONEY
                    + "closing"
                    + MONEY + "}"
                    + " lines { position kind amount" + MONEY + "balance" + MONEY + "payoutId bookingId"
                    + " events { id position description } } } }";

    @Test
    void theyAddUpAndOpenTheirEventsAndStay() throws Exception {
        try (var application = ApplicationUnderTest.fresh()) {
            var finance = application.client().as("finance");
            var begun = YearMonth.from(finance.now().atZone(ZoneOffset.UTC));
            assertThat(JourneyTest.played(application.url())).contains("The journey passed.");
            var end = YearMonth.from(finance.now().atZone(ZoneOffset.UTC)).plusMonths(1);
            var mentors = new TreeSet<String>();
            finance.query("{ payouts(first: 100) { edges { node { mentor { id } } } } }")
                    .findValues("mentor")
                    .forEach(mentor -> mentors.add(mentor.get("id").asString()));
            assertThat(mentors).isNotEmpty();

            var owed = new TreeMap<String, Long>();
            var kinds = new TreeSet<String>();
            var files = new HashMap<String, byte[]>();
            for (var mentor : mentors) {
                for (var month = begun; !month.isAfter(end); month = month.plusMonths(1)) {
                    var statement = statement(finance, mentor, month);
                    if (month.equals(end)) {
                        statement
                                .get("totals")
                                .forEach(total -> owed.merge(
                                        total.at("/closing/currency").asString(),
                                        total.at("/closing/amountMinor").asLong(),
                                        Long::sum));
                    }
                    statement.get("lines").forEach(line -> {
                        kinds.add(line.get("kind").asString());
                        opensItsEvents(finance, line);
                    });
                    printsWhatTheApiSays(finance, statement);
                    Stream.of("csvUrl", "pdfUrl")
                            .map(url -> statement.get(url).asString())
                            .forEach(url -> files.put(url, fetched(finance, url)));
                }
            }
            assertThat(kinds).contains("EARNED", "PAID_OUT", "RECOVERY_DUE");
            var inLedger = new TreeMap<String, Long>();
            finance.query("{ ledger { accounts { name currency balanceMinor } } }")
                    .at("/ledger/accounts")
                    .forEach(account -> {
                        if (account.get("name").asString().matches("(assets|liabilities):mentor:.*")) {
                            inLedger.merge(
                                    account.get("currency").asString(),
                                    -account.get("balanceMinor").asLong(),
                                    Long::sum);
                        }
                    });
            inLedger.values().removeIf(nothing -> nothing == 0);
            owed.values().removeIf(nothing -> nothing == 0);
            assertThat(owed).isEqualTo(inLedger);

            application.restart();
            var again = application.client().as("finance");
            files.forEach(
                    (url, bytes) -> assertThat(fetched(again, url)).as(url).isEqualTo(bytes));
        }
    }

    private static JsonNode statement(GraphQlClient finance, String mentor, YearMonth month) {
        return finance.query(STATEMENT, Map.of("mentor", mentor, "month", month.toString()))
                .get("payoutStatement");
    }

    /** Each by its position, as the finance events and the ledger have it. */
    private static void opensItsEvents(GraphQlClient finance, JsonNode line) {
        assertThat(line.get("events")).isNotEmpty();
        var last = line.get("events").get(line.get("events").size() - 1);
        assertThat(last.get("position").asString())
                .isEqualTo(line.get("position").asString());
        for (var event : line.get("events")) {
            var after = Long.parseLong(event.get("position").asString()) - 1;
            var told = finance.rest("GET", "/finance/events?limit=1&after=" + after, null, "")
                    .body();
            assertThat(told)
                    .contains(
                            "\"eventId\":\"" + event.get("id").asString() + '"',
                            "\"type\":\"" + event.get("description").asString() + '"');
        }
    }

    private static void printsWhatTheApiSays(GraphQlClient finance, JsonNode statement) throws Exception {
        var pdf = new PdfReader(fetched(finance, statement.get("pdfUrl").asString()));
        var text = new StringBuilder();
        for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(pdf).getTextFromPage(page)).append('\n');
        }
        var csv = new String(fetched(finance, statement.get("csvUrl").asString()), StandardCharsets.UTF_8);
        for (var line : statement.get("lines")) {
            for (var name : new String[] {"amount", "balance"}) {
                assertThat(text.toString())
                        .contains(line.get(name).get("formatted").asString().substring(4));
                assertThat(csv).contains("," + line.get(name).get("amountMinor").asLong() + ",");
            }
            assertThat(csv)
                    .contains(
                            line.get("bookingId").asString(),
                            line.get("payoutId").asString());
        }
    }

    private static byte[] fetched(GraphQlClient finance, String url) {
        var answer = finance.fetch(url);
        assertThat(answer.statusCode()).as(url).isEqualTo(200);
        return answer.body();
    }
}
