package org.mentorlink.query.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.FinanceQuery.FindReconciliation;
import org.mentorlink.payment.FinanceQuery.FindReconciliationProgress;
import org.mentorlink.payment.FinanceQuery.ListReconciliations;
import org.mentorlink.payment.FinanceQuery.ReadGatewayReport;
import org.mentorlink.payment.FinanceQuery.Reconcile;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportEvent.LinesTaken;
import org.mentorlink.payment.GatewayReportEvent.ReportCompleted;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationEvent.BreakAssigned;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.MoreBreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.payment.ReconciliationPage;
import org.mentorlink.payment.ReconciliationProgress;
import org.mentorlink.payment.ReconciliationView;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class ReconciliationQueriesTest {

    private static final ReconciliationId ID = new ReconciliationId("rec_1");
    private static final MemberId FINN = new MemberId("mbr_finn");
    private static final Money PRICE = Money.of(45_001, "ZAR");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    /** Two lines, a page each. */
    static final class Gateway {

        @QueryHandler
        GatewayReportPage handle(ReadGatewayReport query) {
            return query.after() == null
                    ? new GatewayReportPage(List.of(line("1", "pay_1/capture", PRICE)), "on")
                    : new GatewayReportPage(List.of(line("2", null, Money.of(7, "USD"))), null);
        }

        private static GatewayLine line(String reference, String key, Money amount) {
            return new GatewayLine(
                    MovementKind.CAPTURE, "gw_" + reference, key, amount, 0, ReadSide.NOW.plusSeconds(90));
        }
    }

    @Test
    void comparesTheEventsWithWhatTheGatewayTells() {
        side.answering(new Gateway());
        var payment = PaymentId.of(new BookingId("bkg_1"));
        side.store(payment, new PaymentCaptured(payment, new BookingId("bkg_1"), PRICE));

        var outcome = reconciled();

        assertThat(outcome.position()).isZero();
        assertThat(outcome.matched()).isEqualTo(1);
        assertThat(outcome.breaks()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(BreakKind.MISSING_IN_LEDGER);
            assertThat(one.gatewayReference()).isEqualTo("gw_2");
            assertThat(one.stake()).isEqualTo(Money.of(7, "USD"));
        });
        assertThat(side.ask(new FindReconciliationProgress(), ReconciliationProgress.class))
                .isEqualTo(new ReconciliationProgress(false, 1, 2));
    }

    /** There are gateways, and none of them tells its books. */
    static final class Silent {

        @QueryHandler
        @Nullable GatewayReportPage handle(ReadGatewayReport query) {
            return null;
        }
    }

    @Test
    void hasNothingToCompareWithWhereNoGatewayTellsItsBooks() {
        side.answering(new Silent());
        assertThat(reconciled()).isNull();
    }

    /** As after a clock that went wrong and was put right. */
    @Test
    void anEventThatWasStoredBeforeEarlierOnesEndsNoPeriod() {
        side.answering(new Gateway());
        var late = PaymentId.of(new BookingId("bkg_late"));
        var payment = PaymentId.of(new BookingId("bkg_1"));
        side.at(ReadSide.NOW.plus(Duration.ofDays(365)))
                .store(late, new PaymentCaptured(late, new BookingId("bkg_late"), PRICE))
                .at(ReadSide.NOW)
                .store(payment, new PaymentCaptured(payment, new BookingId("bkg_1"), PRICE));

        assertThat(reconciled().matched()).isEqualTo(1);
    }

    @Test
    void whereNoGatewayTellsItsBooksThereIsNothingToCompare() {
        assertThat(reconciled()).isNull();
    }

    @Test
    void comparesTheEventsWithAReportThatWasHandedIn() {
        var report = new GatewayReportId("rpt_1");
        var payment = PaymentId.of(new BookingId("bkg_1"));
        side.store(payment, new PaymentCaptured(payment, new BookingId("bkg_1"), PRICE));
        assertThat(comparedWith("rpt_1")).isNull();

        side.store(report, new LinesTaken(report, 1, List.of(Gateway.line("1", "pay_1", PRICE))));
        side.store(report, new LinesTaken(report, 2, List.of(Gateway.line("2", null, Money.of(7, "USD")))));
        assertThat(comparedWith("rpt_1")).isNull();

        side.store(report, new ReportCompleted(report, 2, "ab"));
        var outcome = comparedWith("rpt_1");
        assertThat(outcome.matched()).isEqualTo(1);
        assertThat(outcome.breaks()).extracting(one -> one.gatewayReference()).containsExactly("gw_2");
    }

    /** Two gateways: one is asked for its books, of the other two parts of its report were handed in. */
    @Test
    void comparesTheEventsWithSeveralReportsAndWhatGatewaysTellTogether() {
        side.answering(new Gateway());
        for (var number = 1; number <= 3; number++) {
            var payment = PaymentId.of(new BookingId("bkg_" + number));
            side.store(payment, new PaymentCaptured(payment, new BookingId("bkg_" + number), PRICE));
        }
        for (var number = 2; number <= 3; number++) {
            var report = new GatewayReportId("rpt_" + number);
            side.store(
                    report,
                    new LinesTaken(report, 1, List.of(Gateway.line("n" + number, "pay_" + number, PRICE))),
                    new ReportCompleted(report, 1, "ab"));
        }
        var hour = ReadSide.NOW.plus(Duration.ofHours(1));

        var all = side.ask(new Reconcile(ReadSide.NOW, hour, List.of("rpt_2", "rpt_3"), true), Reconciled.class);
        assertThat(all.matched()).isEqualTo(3);
        assertThat(all.breaks()).extracting(one -> one.gatewayReference()).containsExactly("gw_2");

        var reportsAlone =
                side.ask(new Reconcile(ReadSide.NOW, hour, List.of("rpt_2", "rpt_3"), false), Reconciled.class);
        assertThat(reportsAlone.matched()).isEqualTo(2);
        assertThat(reportsAlone.breaks()).extracting(one -> one.bookingId()).containsExactly("bkg_1");
        assertThat(side.ask(new Reconcile(ReadSide.NOW, hour, List.of("rpt_2", "rpt_4"), true), Reconciled.class))
                .isNull();
        assertThat(side.ask(new Reconcile(ReadSide.NOW, hour, List.of(), false), Reconciled.class))
                .isNull();
    }

    /** As of more currencies than a column of a byte has room for; of more movements, see {@link MovementsTest}. */
    @Test
    void givesUpWhatIsTooMuchToCompare() {
        var report = new GatewayReportId("rpt_1");
        var lines = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .limit(129)
                .map(currency ->
                        Gateway.line(currency.getCurrencyCode(), null, Money.of(7, currency.getCurrencyCode())))
                .toList();
        assertThat(lines).hasSize(129);
        side.store(report, new LinesTaken(report, 1, lines));
        side.store(report, new ReportCompleted(report, 129, "ab"));
        var query = new Reconcile(ReadSide.NOW, ReadSide.NOW.plus(Duration.ofHours(1)), List.of("rpt_1"), false);

        assertThat(side.ask(query, Reconciled.class)).isEqualTo(Reconciled.TOO_MUCH);
        assertThat(side.ask(new FindReconciliationProgress(), ReconciliationProgress.class)
                        .running())
                .isFalse();
    }

    @Test
    void tellsOfMoreThanCanBeToldOneByOne() {
        var run =
                new ReconciliationRun(ID, ReadSide.NOW, ReadSide.NOW.plusSeconds(1), 5, 0, 9, null, 0, List.of(), true);
        var more = List.of(new MoreBreaks(BreakKind.FEE, 9, Money.of(70, "ZAR")));
        side.store(ID, run, new MoreBreaksFound(ID, more)).catchUp();

        assertThat(view().more()).isEqualTo(more);
        assertThat(view().unexplainedMinor()).isEqualTo(70);
    }

    /** Old runs have kept what was in question with the sign of the gateway's line. */
    @Test
    void addsUpWhatIsInQuestionWhateverItsSign() {
        var run =
                new ReconciliationRun(ID, ReadSide.NOW, ReadSide.NOW.plusSeconds(1), 5, 0, 3, null, 0, List.of(), true);
        var settled = Money.of(40_000, "ZAR");
        var back = settled.zero().minus(settled);
        side.store(
                        ID,
                        run,
                        new BreaksFound(ID, List.of(settlement(1, settled), settlement(2, back))),
                        new MoreBreaksFound(ID, List.of(new MoreBreaks(BreakKind.MISSING_IN_LEDGER, 1, back))))
                .catchUp();

        assertThat(view().unexplainedMinor()).isEqualTo(120_000);
        assertThat(view().breaks().getLast().facts().stake()).isEqualTo(back);
    }

    /** A slip of before there was a limit: the run is kept, and can be read. */
    @Test
    void tellsTheMostThereIsWhereMoreIsInQuestionThanCanBeAddedUp() {
        var run =
                new ReconciliationRun(ID, ReadSide.NOW, ReadSide.NOW.plusSeconds(1), 5, 0, 2, null, 0, List.of(), true);
        var slip = Money.of(Long.MAX_VALUE, "ZAR");
        side.store(ID, run, new BreaksFound(ID, List.of(settlement(1, slip), settlement(2, slip))))
                .catchUp();

        assertThat(view().unexplainedMinor()).isEqualTo(Long.MAX_VALUE);
    }

    /** Of an adapter, or handed in before there was a limit. */
    @Test
    void givesUpWhatHasALineOfMoreThanAnyGatewayMoves() {
        var report = new GatewayReportId("rpt_1");
        var slip = Gateway.line("slip", null, Money.of(GatewayLine.MOST_MINOR + 1, "ZAR"));
        side.store(report, new LinesTaken(report, 1, List.of(slip)), new ReportCompleted(report, 1, "ab"));

        assertThat(comparedWith("rpt_1").implausible()).isEqualTo(slip.reference());
        assertThat(side.ask(new FindReconciliationProgress(), ReconciliationProgress.class)
                        .running())
                .isFalse();
    }

    private static ReconciliationBreak settlement(int number, Money amount) {
        return new ReconciliationBreak(
                number,
                BreakKind.MISSING_IN_LEDGER,
                MovementKind.SETTLEMENT,
                amount,
                null,
                "po_" + number,
                null,
                amount,
                0,
                null,
                null,
                ReadSide.NOW,
                null);
    }

    private Reconciled comparedWith(String report) {
        return side.ask(
                new Reconcile(ReadSide.NOW, ReadSide.NOW.plus(Duration.ofHours(1)), List.of(report), false),
                Reconciled.class);
    }

    @Test
    void showsWhatBecameOfEachBreak() {
        side.answering(new Gateway());
        var outcome = reconciled();
        assertThat(outcome.breaks()).hasSize(2);
        var run = new ReconciliationRun(
                ID, ReadSide.NOW, ReadSide.NOW.plusSeconds(3_600), 5, 0, 2, null, 0, List.of(), true);
        side.store(ID, run, new BreaksFound(ID, outcome.breaks())).catchUp();

        assertThat(view().unexplainedMinor()).isEqualTo(45_001 + 7);

        side.store(
                        ID,
                        new BreakAssigned(ID, 1, FINN),
                        new BreakResolved(ID, 1, FINN, Personal.of(FINN, "booked by hand")))
                .catchUp();
        var stake = outcome.breaks().getFirst().stake().amountMinor();
        assertThat(view().unexplainedMinor()).isEqualTo(45_008 - stake);
        var first = view().breaks().getFirst();
        assertThat(first.facts()).isEqualTo(outcome.breaks().getFirst());
        assertThat(first.explanation()).contains("the ledger has none");
        assertThat(List.of(first.resolved(), first.resolution(), first.assigneeId(), first.resolvedBy()))
                .containsExactly(true, "booked by hand", "mbr_finn", "mbr_finn");

        side.store(ID, new BreakResolved(ID, 2, FINN, new Personal("mbr_finn", null)))
                .catchUp();
        assertThat(view().unexplainedMinor()).isZero();
        assertThat(side.ask(new ListReconciliations(new Page(1, null)), ReconciliationPage.class)
                        .reconciliations())
                .containsExactly(view());
        assertThat(side.ask(
                                new ListReconciliations(new Page(1, Long.toString(view().ranPosition()))),
                                ReconciliationPage.class)
                        .reconciliations())
                .isEmpty();
    }

    private ReconciliationView view() {
        return side.ask(new FindReconciliation("rec_1"), ReconciliationView.class);
    }

    private Reconciled reconciled() {
        return side.ask(
                new Reconcile(ReadSide.NOW, ReadSide.NOW.plus(Duration.ofHours(1)), List.of(), true), Reconciled.class);
    }
}
