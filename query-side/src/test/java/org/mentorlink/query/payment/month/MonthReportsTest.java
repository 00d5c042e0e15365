package org.mentorlink.query.payment.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.BooksEvent.MonthClosed;
import org.mentorlink.payment.BooksId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.FinanceQuery.DraftMonth;
import org.mentorlink.payment.FinanceQuery.FindMonthClose;
import org.mentorlink.payment.FinanceQuery.ListMonthCloses;
import org.mentorlink.payment.FinanceQuery.ReadMonth;
import org.mentorlink.payment.FinanceQuery.VerifyMonth;
import org.mentorlink.payment.MonthCloseView;
import org.mentorlink.payment.MonthCloses;
import org.mentorlink.payment.MonthDraft;
import org.mentorlink.payment.MonthFile;
import org.mentorlink.payment.MonthFormat;
import org.mentorlink.payment.MonthReport;
import org.mentorlink.payment.MonthVerification;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

class MonthReportsTest {

    private static final Money TEN = Money.of(1_000, "ZAR");
    private static final Money THREE = Money.of(300, "ZAR");
    private static final MemberId FINN = new MemberId("mbr_finn");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void whatIsClosedIsWrittenTheSameForEver() throws Exception {
        captured("1", "2026-03-31T23:59:59.999Z");
        captured("2", "2026-04-01T00:00:00Z");
        var march = draft("2026-03");
        assertThat(march.begun()).isEqualTo("2026-03");
        assertThat(march.previous()).isNull();
        closed(march, "2026-04-02T00:00:00Z");
        var csv = read("2026-03", MonthFormat.CSV);
        var json = read("2026-03", MonthFormat.JSON);

        captured("3", "2026-03-05T00:00:00Z");
        refunded("1", "2026-04-20T00:00:00Z");
        side.catchUp().reset().catchUp();

        assertThat(read("2026-03", MonthFormat.CSV)).isEqualTo(csv);
        assertThat(read("2026-03", MonthFormat.JSON)).isEqualTo(json);
        assertThat(sha256(csv)).isEqualTo(march.report().csvSha256());
        assertThat(sha256(json)).isEqualTo(march.report().jsonSha256());
        assertThat(verified("2026-03").isValid()).isTrue();
        assertThat(csv.lines())
                .contains("entry,assets:gateway:cash,ZAR,1000,0,,2026-03,0,2026-03-31T23:59:59.999Z,PaymentCaptured,"
                        + eventId(csv) + ",bkg_1,pay_1,")
                .contains("closing,assets:gateway:cash,ZAR,1000,0,1000,,,,,,,,")
                .contains("about,position 1,,,,,,,,,,,,")
                .noneMatch(line -> line.contains("bkg_2") || line.contains("bkg_3"));
        assertThat(csv.lines())
                .allMatch(line -> line.chars().filter(c -> c == ',').count() == 13);
    }

    @Test
    void whatComesTooLateIsACorrectionInTheNextMonth() {
        captured("1", "2026-03-10T00:00:00Z");
        closed(draft("2026-03"), "2026-04-02T00:00:00Z");
        captured("2", "2026-03-05T00:00:00Z");
        refunded("1", "2026-04-20T00:00:00Z");

        var april = draft("2026-04");
        assertThat(april.previous()).isEqualTo("2026-03");
        assertThat(april.report().entries()).isEqualTo(1);
        assertThat(april.report().corrections()).isEqualTo(1);
        closed(april, "2026-05-02T00:00:00Z");

        var csv = read("2026-04", MonthFormat.CSV);
        assertThat(csv.lines())
                .contains("opening,assets:gateway:cash,ZAR,,,1000,,,,,,,,")
                .anyMatch(line -> line.startsWith("correction,assets:gateway:cash,ZAR,1000,0,,2026-03,")
                        && line.contains("bkg_2"))
                .anyMatch(line ->
                        line.startsWith("entry,assets:gateway:cash,ZAR,0,300,,2026-04,") && line.contains("bkg_1"))
                .contains("closing,assets:gateway:cash,ZAR,1000,300,1700,,,,,,,,");
        assertThat(read("2026-04", MonthFormat.JSON))
                .contains("{\"correction\":true,\"month\":\"2026-03\"", "\"balanceMinor\":1700");

        // Told once: May begins where April ended, and the ledger has nothing else.
        var may = draft("2026-05").report();
        assertThat(may.entries() + may.corrections()).isZero();
        closed(draft("2026-05"), "2026-06-01T00:00:00Z");
        assertThat(read("2026-05", MonthFormat.CSV).lines())
                .contains(
                        "opening,assets:gateway:cash,ZAR,,,1700,,,,,,,,",
                        "closing,assets:gateway:cash,ZAR,0,0,1700,,,,,,,,");
        assertThat(side.ask(new ListMonthCloses(), MonthCloses.class).months())
                .extracting(month -> month.report().period())
                .containsExactly("2026-03", "2026-04", "2026-05");
    }

    /** What the gateway had booked before staff posted it, and that it is posted back; in the same month it is none. */
    @Test
    void whatIsPostedAboutAnEarlierMonthIsACorrection() {
        captured("1", "2026-03-10T00:00:00Z");
        closed(draft("2026-03"), "2026-04-02T00:00:00Z");
        var posted = posted("adj_1", "2026-03-10T00:00:00Z");
        side.at(Instant.parse("2026-04-03T00:00:00Z")).store(posted.adjustmentId(), posted);
        var reversed = reversed(posted);
        side.at(Instant.parse("2026-04-04T00:00:00Z")).store(posted.adjustmentId(), reversed);
        var ofApril = posted("adj_2", "2026-04-05T00:00:00Z");
        side.at(Instant.parse("2026-04-06T00:00:00Z")).store(ofApril.adjustmentId(), ofApril);

        var april = draft("2026-04");
        assertThat(april.report().corrections()).isEqualTo(2);
        assertThat(april.report().entries()).isEqualTo(1);
        closed(april, "2026-05-02T00:00:00Z");
        assertThat(read("2026-04", MonthFormat.CSV).lines())
                .contains("about,format 3,,,,,,,,,,,,")
                .anyMatch(line -> line.startsWith("correction,expenses:gateway-fees,ZAR,300,0,,2026-03,")
                        && line.contains("2026-04-03T00:00:00Z,AdjustmentPosted"))
                .anyMatch(line -> line.startsWith("correction,expenses:gateway-fees,ZAR,0,300,,2026-03,"))
                .anyMatch(line -> line.startsWith("entry,expenses:gateway-fees,ZAR,300,0,,2026-04,"))
                .contains("closing,assets:gateway:cash,ZAR,300,600,700,,,,,,,,");
        assertThat(verified("2026-04").isValid()).isTrue();
    }

    /** A report that was made before there were such corrections stays as it was, to the byte. */
    @Test
    void whatWasClosedInAnOlderFormatIsReadInThat() {
        captured("1", "2026-03-10T00:00:00Z");
        closed(draft("2026-03"), "2026-04-02T00:00:00Z");
        var posted = posted("adj_1", "2026-03-10T00:00:00Z");
        side.at(Instant.parse("2026-04-03T00:00:00Z")).store(posted.adjustmentId(), posted);
        var april = draft("2026-04").report();
        var old = new MonthReport("2026-04", "UTC", april.position(), 1, 1, 0, "a".repeat(64), "b".repeat(64));
        closed(new MonthDraft(old, Instant.EPOCH, "2026-04", null), "2026-05-02T00:00:00Z");

        var csv = read("2026-04", MonthFormat.CSV);
        assertThat(csv.lines())
                .contains("about,format 1,,,,,,,,,,,,")
                .anyMatch(line -> line.startsWith("entry,expenses:gateway-fees,ZAR,300,0,,2026-04,"))
                .noneMatch(line -> line.startsWith("correction"));
    }

    /** What nobody had explained when the month was closed stands in its report, whatever is explained later. */
    @Test
    void whatWasComparedStandsInTheReport() {
        captured("1", "2026-03-10T00:00:00Z");
        assertThat(draft("2026-03").report().openBreaks()).isNull();
        compared("rec_1", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", 7, 500);
        compared("rec_2", "2026-03-01T00:00:00Z", "2026-03-20T00:00:00Z", 4, 20, 1);
        resolved("rec_2", 2);
        compared("rec_elsewhere", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", 9, 900);
        var march = draft("2026-03");
        assertThat(march.report().openBreaks()).isEqualTo(2);
        assertThat(march.report().unexplainedMinor()).isEqualTo(520);
        closed(march, "2026-04-02T00:00:00Z");

        resolved("rec_2", 1);
        side.catchUp().reset().catchUp();

        assertThat(read("2026-03", MonthFormat.CSV).lines())
                .contains(
                        "about,compared as a whole,,,,,,,,,,,,",
                        "about,comparison rec_2 from 2026-03-01T00:00:00Z to 2026-03-20T00:00:00Z matched 4 breaks 2 open 1"
                                + " unexplained minor 20,,,,,,,,,,,,",
                        "about,comparison rec_1 from 2026-03-01T00:00:00Z to 2026-04-01T00:00:00Z matched 7 breaks 1 open 1"
                                + " unexplained minor 500,,,,,,,,,,,,")
                .noneMatch(line -> line.contains("rec_elsewhere"));
        assertThat(read("2026-03", MonthFormat.JSON))
                .contains(
                        "\"comparedAsAWhole\":true,\"comparisons\":[{\"id\":\"rec_2\"",
                        "\"breaks\":2,\"open\":1,\"unexplainedMinor\":20}");
        assertThat(verified("2026-03").isValid()).isTrue();
        assertThat(verified("2026-03").actual()).isEqualTo(march.report());
    }

    /** What an older comparison found of a part that a newer one looked at again counts no more. */
    @Test
    void ofWhatWasComparedTwiceTheNewestCounts() {
        captured("1", "2026-03-10T00:00:00Z");
        compared("rec_1", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", 7, 500);
        compared("rec_2", "2026-02-01T00:00:00Z", "2026-04-03T00:00:00Z", 8);

        var march = draft("2026-03").report();
        assertThat(march.openBreaks()).isZero();
        assertThat(march.unexplainedMinor()).isZero();
    }

    @Test
    void aMonthOfWhichADayIsMissingWasNotComparedAsAWhole() {
        captured("1", "2026-03-10T00:00:00Z");
        compared("rec_1", "2026-03-01T00:00:00Z", "2026-03-15T00:00:00Z", 7, 500);
        compared("rec_2", "2026-03-16T00:00:00Z", "2026-04-01T00:00:00Z", 7);

        var march = draft("2026-03");
        assertThat(march.report().openBreaks()).isNull();
        assertThat(march.report().unexplainedMinor()).isNull();
        closed(march, "2026-04-02T00:00:00Z");
        assertThat(read("2026-03", MonthFormat.CSV).lines())
                .contains("about,not compared as a whole,,,,,,,,,,,,")
                .anyMatch(line -> line.startsWith("about,comparison rec_1 "));
    }

    private void compared(String id, String from, String to, int matched, long... stakes) {
        var comparison = new ReconciliationId(id);
        var breaks = new ArrayList<ReconciliationBreak>();
        for (var stake : stakes) {
            breaks.add(new ReconciliationBreak(
                    breaks.size() + 1,
                    BreakKind.MISSING_IN_LEDGER,
                    MovementKind.CAPTURE,
                    Money.of(stake, "ZAR"),
                    null,
                    "gw_1",
                    null,
                    Money.of(stake, "ZAR"),
                    0,
                    null,
                    null,
                    Instant.parse(from),
                    null));
        }
        side.store(
                comparison,
                new ReconciliationRun(
                        comparison,
                        Instant.parse(from),
                        Instant.parse(to),
                        1,
                        matched,
                        stakes.length,
                        null,
                        0,
                        null,
                        true));
        if (!breaks.isEmpty()) {
            side.store(comparison, new BreaksFound(comparison, breaks));
        }
    }

    private void resolved(String id, int number) {
        var comparison = new ReconciliationId(id);
        side.store(comparison, new BreakResolved(comparison, number, FINN, Personal.of(FINN, "the statement")));
    }

    private static AdjustmentPosted posted(String id, String bookedAt) {
        return new AdjustmentPosted(
                new AdjustmentId(id),
                new ReconciliationId("rec_1"),
                1,
                AdjustmentKind.GATEWAY_FEE,
                MovementKind.CAPTURE,
                THREE,
                new BookingId("bkg_1"),
                "gw_1",
                Instant.parse(bookedAt),
                null,
                FINN,
                Personal.of(FINN, "the statement"));
    }

    private static AdjustmentReversed reversed(AdjustmentPosted posted) {
        return new AdjustmentReversed(
                posted.adjustmentId(),
                posted.reconciliationId(),
                posted.number(),
                posted.kind(),
                posted.movement(),
                posted.amount(),
                posted.bookingId(),
                posted.gatewayReference(),
                posted.bookedAt(),
                FINN,
                posted.reason());
    }

    @Test
    void aReportThatTheEventsDoNotGiveIsFoundOut() {
        captured("1", "2026-03-10T00:00:00Z");
        var march = draft("2026-03").report();
        var claimed = new MonthReport(
                "2026-03", "UTC", march.position(), march.format(), 1, 0, sha256("something else"), march.jsonSha256());
        closed(new MonthDraft(claimed, Instant.EPOCH, "2026-03", null), "2026-04-01T00:00:00Z");

        var verified = verified("2026-03");

        assertThat(verified.isValid()).isFalse();
        assertThat(verified.actual()).isEqualTo(march);
        assertThat(verified.recorded()).isEqualTo(claimed);
    }

    @Test
    void anOpenMonthHasNoReport() {
        captured("1", "2026-03-10T00:00:00Z");

        assertThat(side.ask(new FindMonthClose("2026-03"), MonthCloseView.class))
                .isNull();
        assertThat(side.ask(new ReadMonth("2026-03", MonthFormat.CSV), MonthFile.class))
                .isNull();
        assertThat(verified("2026-03")).isNull();
    }

    /** Where the books of the first month are kept, all later ones are, whatever the setting says by then. */
    @Test
    void theZoneOfTheFirstMonthIsThatOfAllOthers() {
        captured("1", "2026-03-31T22:30:00Z");
        var march = draft("2026-03").report();
        assertThat(march.timeZone()).isEqualTo("UTC");
        var inJohannesburg = new MonthReport(
                "2026-03", "Africa/Johannesburg", march.position(), 1, 0, 0, march.csvSha256(), march.jsonSha256());
        closed(new MonthDraft(inJohannesburg, Instant.EPOCH, "2026-03", null), "2026-04-01T00:00:00Z");

        var april = draft("2026-04");

        assertThat(april.report().timeZone()).isEqualTo("Africa/Johannesburg");
        assertThat(april.report().entries()).isEqualTo(1);
        assertThat(april.begun()).isEqualTo("2026-04");
    }

    private void captured(String number, String at) {
        var booking = new BookingId("bkg_" + number);
        side.at(Instant.parse(at))
                .store(PaymentId.of(booking), new PaymentCaptured(PaymentId.of(booking), booking, TEN));
    }

    private void refunded(String number, String at) {
        var booking = new BookingId("bkg_" + number);
        side.at(Instant.parse(at))
                .store(
                        PaymentId.of(booking),
                        new PaymentRefunded(PaymentId.of(booking), booking, "rfd_1", THREE, THREE, "gw_1"));
    }

    private void closed(MonthDraft draft, String at) {
        side.at(Instant.parse(at)).store(BooksId.PLATFORM, new MonthClosed(BooksId.PLATFORM, draft.report()));
    }

    private MonthDraft draft(String period) {
        return side.ask(new DraftMonth(period), MonthDraft.class);
    }

    private MonthVerification verified(String period) {
        return side.ask(new VerifyMonth(period), MonthVerification.class);
    }

    private String read(String period, MonthFormat format) {
        var file = side.ask(new ReadMonth(period, format), MonthFile.class);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(file.compressed()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String eventId(String csv) {
        return csv.lines()
                .filter(line -> line.startsWith("entry,assets:gateway:cash"))
                .findFirst()
                .orElseThrow()
                .split(",")[10];
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
