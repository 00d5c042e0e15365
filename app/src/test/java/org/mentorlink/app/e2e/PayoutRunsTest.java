package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K6: with runs and a minimum, two sessions are paid by one transfer, which the gateway's books have once. */
class PayoutRunsTest {

    private static final String ACCOUNTS =
            "{ mentorAccounts { id owed { amountMinor } waiting { payoutId amount { amountMinor } runAt } } }";
    private static final String OFFERED = "{ mentorAccounts { availableActions { action allowed } } }";
    private static final String BATCHES = "{ payoutBatches { edges { node { id status net { amountMinor }"
            + " gatewayReference shares { payoutId amount { amountMinor } } } } } }";

    @Test
    void whatIsEnoughIsSentByOneTransferAtTheRun() {
        try (var application = ApplicationUnderTest.fresh(
                "mentorlink.payout-runs.every=DAY",
                "mentorlink.payout-runs.at=05:00",
                "mentorlink.payout-runs.zone=Africa/Johannesburg",
                "mentorlink.payout-runs.minimum.zar=50000")) {
            var anyone = application.client();
            var finance = anyone.as("finance");
            var thandi = anyone.as("thandi");
            var mentee = anyone.newMember("MENTEE");
            var begin = anyone.now();
            var mentor = anyone.mentorId("thandi");
            var bookings = Stream.of(3, 10)
                    .map(days -> mentee.requestBooking(
                                    booking(mentor, anyone.slot(mentor, Duration.ofDays(days), 0), "pm_card_visa"))
                            .at("/booking/id")
                            .asString())
                    .toList();
            held(anyone, mentee, thandi, bookings.getFirst());
            anyone.advance(Duration.ofHours(25));

            // One alone is too little, whatever the hour.
            Eventually.holds(() -> assertThat(thandi.query(ACCOUNTS).at("/mentorAccounts/0/waiting"))
                    .hasSize(1));
            anyone.advance(Duration.ofHours(24));
            assertThat(thandi.query(ACCOUNTS).at("/mentorAccounts/0/waiting")).hasSize(1);
            assertThat(finance.query(BATCHES).at("/payoutBatches/edges")).isEmpty();
            assertThat(payout(thandi, bookings.getFirst()).get("status").asString())
                    .isEqualTo("PROCESSING");

            held(anyone, mentee, thandi, bookings.getLast());
            anyone.advance(Duration.ofHours(49));
            Eventually.holds(() -> assertThat(finance.query(BATCHES)
                            .at("/payoutBatches/edges/0/node/status")
                            .asString(""))
                    .isEqualTo("PAID"));
            var batch = thandi.query(BATCHES).at("/payoutBatches/edges/0/node");
            var earned = bookings.stream()
                    .mapToLong(
                            id -> payout(thandi, id).at("/amount/amountMinor").asLong())
                    .sum();
            assertThat(earned).isGreaterThanOrEqualTo(50_000);
            assertThat(batch.at("/net/amountMinor").asLong()).isEqualTo(earned);
            assertThat(batch.get("shares")).hasSize(2);
            for (var id : bookings) {
                Eventually.holds(() ->
                        assertThat(thandi.read(id).get("closed").asBoolean()).isTrue());
                var payout = payout(thandi, id);
                assertThat(payout.get("status").asString()).isEqualTo("PAID");
                assertThat(payout.get("payoutBatchId")).isEqualTo(batch.get("id"));
                assertThat(payout.get("gatewayReference")).isEqualTo(batch.get("gatewayReference"));
            }
            assertThat(thandi.query(ACCOUNTS).get("mentorAccounts")).isEmpty();

            tellsTheGatewaysBooks(finance, begin, anyone.now());
            var csv = new String(
                    thandi.fetch("/payout-statements/" + batch.get("id").asString() + ".csv")
                            .body(),
                    StandardCharsets.UTF_8);
            assertThat(csv.lines().filter(line -> line.contains(",PAID_OUT,"))).hasSize(2);
            // A part of what the mentor is owed has no balance; all that it tells of was paid out.
            assertThat(csv).doesNotContain("opening,", "closing,");
            var total = csv.lines()
                    .filter(line -> line.startsWith("total,ZAR,"))
                    .map(line -> line.split(",", -1))
                    .toList();
            var columns = List.of(csv.lines().findFirst().orElseThrow().split(",", -1));
            assertThat(total)
                    .singleElement()
                    .extracting(
                            cells -> Long.valueOf(cells[columns.indexOf("amount_minor")]),
                            cells -> Long.valueOf(cells[columns.indexOf("paid_out_minor")]))
                    .containsExactly(earned, earned);
            assertThat(mentee.fetch("/payout-statements/" + batch.get("id").asString() + ".pdf")
                            .statusCode())
                    .isEqualTo(404);
            financeSendsWhatIsTooLittle(application, mentee, batch.get("id").asString());
        }
    }

    private static void financeSendsWhatIsTooLittle(
            ApplicationUnderTest application, GraphQlClient mentee, String batchBefore) {
        var anyone = application.client();
        var thandi = anyone.as("thandi");
        var mentor = anyone.mentorId("thandi");
        var id = mentee.requestBooking(booking(mentor, anyone.slot(mentor, Duration.ofDays(3), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        held(anyone, mentee, thandi, id);
        anyone.advance(Duration.ofHours(25));
        Eventually.holds(() -> assertThat(thandi.query(ACCOUNTS).at("/mentorAccounts/0/waiting"))
                .hasSize(1));

        assertThat(thandi.query(OFFERED).at("/mentorAccounts/0/availableActions"))
                .isEmpty();
        assertThat(anyone.as("finance")
                        .query(OFFERED)
                        .at("/mentorAccounts/0/availableActions")
                        .toString())
                .isEqualTo("[{\"action\":\"RUN_PAYOUTS\",\"allowed\":true}]");
        try (var browser = Browser.open(application.url())) {
            var page = browser.window(1280, false);
            Screen.signIn(page, "finance@mentorlink.example", "mentorlink");
            page.waitForURL(application.url() + "/");
            page.navigate("/books/payouts?view=waiting");
            Screen.settled(page);
            Screen.picture(page, "payouts-waiting");
            Screen.button(page, "Pay Thandi").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Why").fill("She moves away");
            Screen.button(dialog, "Pay out now").click();
            PlaywrightAssertions.assertThat(dialog.getByText("It is too little for a transfer, and waits on"))
                    .isVisible();
            assertThat(thandi.query(ACCOUNTS).at("/mentorAccounts/0/waiting")).hasSize(1);
            dialog.getByRole(AriaRole.SWITCH).check(new Locator.CheckOptions().setForce(true));
            Screen.button(dialog, "Pay out now").click();
            PlaywrightAssertions.assertThat(page.getByText("Nothing waits")).isVisible();

            page.getByText("Sent together", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.waitForURL("**/books/payouts?view=batches");
            Eventually.holds(() ->
                    assertThat(payout(thandi, id).get("status").asString()).isEqualTo("PAID"));
            page.reload();
            PlaywrightAssertions.assertThat(page.getByText("2 payouts")).isVisible();
            PlaywrightAssertions.assertThat(page.getByText("1 payout", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            var file = page.waitForDownload(() -> page.locator("a[href='/payout-statements/" + batchBefore + ".csv']")
                    .click());
            assertThat(file.suggestedFilename()).endsWith(".csv");
            Screen.picture(page, "payout-batches");

            var all = new SoftAssertions();
            var office = browser.window(1280, false);
            Screen.signIn(office, "finance@mentorlink.example", "mentorlink");
            office.waitForURL(application.url() + "/");
            Screen.isAccessible(all, office, "/books/payouts?view=batches");
            all.assertAll();
            assertThat(browser.troubles()).isEmpty();
        }
    }

    private static void tellsTheGatewaysBooks(GraphQlClient finance, Instant from, Instant to) {
        var compared = finance.mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of("from", from.toString(), "to", to.toString()),
                        "reconciliation { unexplainedMinor breaks { kind explanation } }")
                .get("reconciliation");
        assertThat(compared.get("breaks")).as(compared.toString()).isEmpty();
    }

    private static JsonNode payout(GraphQlClient mentor, String booking) {
        return mentor.query(
                        "query($id: ID!) { booking(id: $id) { payment { payout { id status payoutBatchId gatewayReference"
                                + " amount { amountMinor } } } } }",
                        Map.of("id", booking))
                .at("/booking/payment/payout");
    }

    private static void held(GraphQlClient anyone, GraphQlClient mentee, GraphQlClient mentor, String id) {
        var startsAt = Instant.parse(mentee.read(id).get("startsAt").asString());
        anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        List.of(mentee, mentor).forEach(each -> each.act("checkIn", id));
        anyone.advanceTo(startsAt.plus(Duration.ofMinutes(61)));
    }
}
