package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;
import static org.mentorlink.api.Views.THANDI_MENTOR;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.PayoutStatementKind;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementTotal;
import org.mentorlink.shared.Money;
import tools.jackson.databind.JsonNode;

class PayoutStatementTest extends ApiTest {

    private static final String MONEY = " { amountMinor currency formatted } ";
    private static final String FIELDS = "mentorId payoutId month timeZone csvUrl pdfUrl"
            + " totals { opening" + MONEY + "price" + MONEY + "commission" + MONEY + "earned" + MONEY + "paidOut"
            + MONEY
            + "reversed" + MONEY + "closing" + MONEY + "recovered" + MONEY + "gatewayFees" + MONEY + "chargedBack"
            + MONEY + "refunded" + MONEY + "}"
            + " lines { position at kind bookingId payoutId sessionStartsAt price" + MONEY + "commission" + MONEY
            + "amount" + MONEY + "balance" + MONEY + "recovered" + MONEY + "gatewayFees" + MONEY + "chargedBack" + MONEY
            + "refunded" + MONEY + " events { id position description lines { account debitMinor creditMinor } } }";

    @BeforeEach
    void tell() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CLOSED));
        world.statementLines = List.of(
                line(7, PayoutStatementKind.EARNED, 3_500_123, 875_031, 2_625_092, 2_625_092),
                line(11, PayoutStatementKind.PAID_OUT, 0, 0, -2_600_000, 25_092));
        world.statementTotals = List.of(new PayoutStatementTotal(
                zar(0),
                zar(3_500_123),
                zar(875_031),
                zar(2_625_092),
                zar(2_600_000),
                zar(0),
                zar(25_092),
                zar(25_092),
                zar(777),
                zar(0),
                zar(0)));
    }

    @AfterEach
    void forget() {
        world.statementLines = List.of();
        world.statementTotals = List.of();
    }

    @Test
    void a_mentor_reads_their_own_and_staff_everybodys() {
        var own = ask(THANDI, "{ payoutStatement(month: \"2026-03\") { " + FIELDS + " } }");
        assertFine(own);
        assertThat(ask(FINANCE, month(THANDI_MENTOR)).at("/data/payoutStatement"))
                .isEqualTo(own.at("/data/payoutStatement"));
        var line = own.at("/data/payoutStatement/lines/0");
        assertThat(line.get("events").get(0).get("id").asString()).isEqualTo("evt_6");
        assertThat(line.get("events").get(1).get("position").asString()).isEqualTo("7");
        assertThat(line.get("sessionStartsAt").asString()).isNotEmpty();

        assertCode(ask(LERATO, month(THANDI_MENTOR)), "FORBIDDEN");
        assertCode(ask(NOBODY, month(THANDI_MENTOR)), "UNAUTHENTICATED");
        assertCode(ask(LERATO, "{ payoutStatement(payoutId: \"pyo_one\") { csvUrl } }"), "FORBIDDEN");
        assertFine(ask(THANDI, "{ payoutStatement(payoutId: \"pyo_one\") { csvUrl } }"));
        assertCode(ask(FINANCE, month("mtr_unknown")), "NOT_FOUND");
        assertCode(ask(THANDI, "{ payoutStatement(payoutId: \"pyo_none\") { csvUrl } }"), "NOT_FOUND");
        for (var wrong : List.of(
                "payoutId: \"pyo_one\", month: \"2026-03\"",
                "payoutId: \"pyo_one\", payoutBatchId: \"pyb_thandi_ZAR_1\"",
                "mentorId: \"" + THANDI_MENTOR + "\"",
                "month: \"2026-13\"",
                "month: \"March\"")) {
            assertCode(ask(THANDI, "{ payoutStatement(" + wrong + ") { csvUrl } }"), "BAD_REQUEST");
        }
    }

    @Test
    void the_files_are_for_the_same_people() {
        for (var extension : List.of("csv", "pdf")) {
            var month = THANDI_MENTOR + ".2026-03." + extension;
            assertThat(get(NOBODY, month).statusCode()).isEqualTo(401);
            assertThat(get(LERATO, month).statusCode()).isEqualTo(403);
            assertThat(get(THANDI, month).statusCode()).isEqualTo(200);
            assertThat(get(ADMIN, month).statusCode()).isEqualTo(200);
            assertThat(get(LERATO, "pyo_one." + extension).statusCode()).isEqualTo(403);
            assertThat(get(FINANCE, "pyo_one." + extension).statusCode()).isEqualTo(200);
            assertThat(get(FINANCE, "pyo_none." + extension).statusCode()).isEqualTo(404);
            assertThat(get(THANDI, "pyb_thandi_ZAR_1." + extension).statusCode())
                    .isEqualTo(200);
            var theirs = get(LERATO, "pyb_thandi_ZAR_1." + extension);
            assertThat(theirs.statusCode()).isEqualTo(404);
            var none = get(LERATO, "pyb_thandi_ZAR_2." + extension);
            assertThat(PayoutBatchTest.untraced(new String(theirs.body(), StandardCharsets.UTF_8)))
                    .isEqualTo(PayoutBatchTest.untraced(new String(none.body(), StandardCharsets.UTF_8)));
        }
        assertThat(get(THANDI, "pyo_one.json").statusCode()).isEqualTo(400);
        assertThat(get(THANDI, "pyo_one.csv").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"pyo_one.csv\"");
        assertThat(get(THANDI, "pyo_one.pdf").headers().firstValue("Content-Type"))
                .hasValue("application/pdf");
    }

    @Test
    void the_csv_has_each_amount_and_event_and_is_always_the_same() {
        var csv = new String(get(THANDI, "pyo_one.csv").body(), StandardCharsets.UTF_8);

        assertThat(csv.lines())
                .allMatch(row -> row.chars().filter(c -> c == ',').count() == 19);
        var total = "total,ZAR,,,,,,,3500123,875031,2625092,,25092,777,0,0,2600000,0,,";
        assertThat(csv.lines())
                .contains(
                        "about,,,,payout pyo_one,,,,,,,,,,,,,,,",
                        "about,,,,time zone Africa/Johannesburg,,,,,,,,,,,,,,,",
                        total)
                .noneMatch(row -> row.startsWith("opening") || row.startsWith("closing"))
                .anyMatch(row -> row.startsWith("line,ZAR,7,2026-03-10T11:00:00+02:00,EARNED,bkg_one,")
                        && row.endsWith(",pyo_one,3500123,875031,2625092,,0,777,0,0,,,6 7,evt_6 evt_7"));
        assertThat(new String(get(THANDI, THANDI_MENTOR + ".2026-03.csv").body(), StandardCharsets.UTF_8).lines())
                .contains("opening,ZAR,,,,,,,,,,0,,,,,,,,", total, "closing,ZAR,,,,,,,,,,25092,,,,,,,,")
                .anyMatch(row -> row.endsWith(",pyo_one,3500123,875031,2625092,2625092,0,777,0,0,,,6 7,evt_6 evt_7"));
        assertThat(new String(get(FINANCE, "pyo_one.csv").body(), StandardCharsets.UTF_8))
                .isEqualTo(csv);
    }

    /** Read back by another library than it was written with. */
    @Test
    void the_pdf_has_each_amount_of_the_api() throws IOException {
        var pdf = get(THANDI, THANDI_MENTOR + ".2026-03.pdf").body();
        assertThat(get(FINANCE, THANDI_MENTOR + ".2026-03.pdf").body()).isEqualTo(pdf);

        var text = text(pdf);

        var shown = ask(THANDI, "{ payoutStatement(month: \"2026-03\") { " + FIELDS + " } }")
                .at("/data/payoutStatement");
        var amounts = amounts(shown);
        assertThat(amounts).hasSizeGreaterThan(10);
        amounts.forEach(amount -> assertThat(text).contains(amount));
        assertThat(text)
                .contains("Payout statement 2026-03", THANDI_MENTOR, "Africa/Johannesburg", "bkg_one")
                .contains("2026-03-10 11:00", "events 6, 7", "1 / 1");
    }

    @Test
    void of_one_payout_or_a_batch_no_balance_is_printed() throws IOException {
        for (var some : List.of("pyo_one", "pyb_thandi_ZAR_1")) {
            assertThat(text(get(THANDI, some + ".pdf").body()))
                    .doesNotContain("Balance")
                    .contains("Earned: price", "events 6, 7");
        }
        assertThat(text(get(THANDI, THANDI_MENTOR + ".2026-03.pdf").body()))
                .contains("Balance before", "Balance after");
    }

    @Test
    void many_lines_go_on_on_further_pages() throws IOException {
        world.statementLines = IntStream.range(0, 200)
                .mapToObj(number -> line(1_000 + number, PayoutStatementKind.EARNED, 100, 25, 75, 75L * (number + 1)))
                .toList();

        var text = text(get(THANDI, THANDI_MENTOR + ".2026-03.pdf").body());

        IntStream.range(0, 200).forEach(number -> assertThat(text).contains("events " + (999 + number) + ", "));
        assertThat(text).containsPattern("\\b([5-9]|1[0-9]) / \\1\\b");
    }

    private static String month(String mentorId) {
        return "{ payoutStatement(month: \"2026-03\", mentorId: \"" + mentorId + "\") { " + FIELDS + " } }";
    }

    private static List<String> amounts(JsonNode statement) {
        var amounts = new ArrayList<String>();
        statement.findValues("formatted").stream()
                .map(JsonNode::asString)
                .filter(formatted -> !formatted.endsWith(" 0.00"))
                .map(formatted -> formatted.substring(4))
                .forEach(amounts::add);
        return amounts;
    }

    static String text(byte[] pdf) throws IOException {
        var reader = new PdfReader(pdf);
        var text = new StringBuilder();
        for (var page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }

    private static PayoutStatementLine line(
            long position, PayoutStatementKind kind, long price, long commission, long amount, long balance) {
        return new PayoutStatementLine(
                position,
                Instant.parse("2026-03-10T09:00:00Z"),
                kind,
                "bkg_one",
                "pyo_one",
                zar(price),
                zar(commission),
                zar(amount),
                zar(balance),
                zar(kind == PayoutStatementKind.PAID_OUT ? 25_092 : 0),
                zar(kind == PayoutStatementKind.EARNED ? 777 : 0),
                zar(0),
                zar(0),
                List.of(event(position - 1), event(position)));
    }

    private static LedgerEntryView event(long position) {
        return new LedgerEntryView(
                "evt_" + position,
                position,
                Instant.parse("2026-03-10T09:00:00Z"),
                "PayoutScheduled",
                "pyo_one",
                "bkg_one",
                List.of(new LedgerEntryView.Line("liabilities:mentor:payable", "ZAR", 0, 1)));
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }

    private HttpResponse<byte[]> get(String memberId, String file) {
        var request = HttpRequest.newBuilder(uri("/payout-statements/" + file));
        if (memberId != null) {
            request.header(
                    "Authorization",
                    "Bearer "
                            + tokens.issue(memberId, world.members.get(memberId).roles()));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
