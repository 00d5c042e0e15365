package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finance events as a consumer outside reads them. */
class FinanceEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

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
        assertThat(lines).hasSizeGreaterThan(3);

        var half = position(lines.get(lines.size() / 2));
        var rest = finance.rest("GET", "/finance/events?after=" + half, null, "");
        assertThat(rest.body().lines()).containsExactlyElementsOf(lines.subList(lines.size() / 2 + 1, lines.size()));

        var later = cancelled(anyone, mentee);
        var more = finance.rest("GET", "/finance/events?after=" + position, null, "")
                .body();
        assertThat(more).contains(later).doesNotContain(lines.getLast());
        var whole = finance.rest("GET", "/finance/events", null, "").body();
        assertThat(whole).isEqualTo(all.body() + more);
    }

    private static String cancelled(GraphQlClient anyone, GraphQlClient mentee) {
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
