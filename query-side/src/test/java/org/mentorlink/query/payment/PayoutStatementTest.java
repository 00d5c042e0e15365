package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.PaymentQuery.FindPayoutStatement;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutStatementKind;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementTotal;
import org.mentorlink.payment.PayoutStatementView;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Page;

class PayoutStatementTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void whatWasEarnedAndPaidOutIsALineEachWithAllThatIsBehindIt() {
        side.at(Instant.parse("2026-03-10T09:00:00Z"));
        captured("1", 35_001);
        side.store(payout("1"), scheduled("1", 26_251, 8_750));
        side.store(payout("1"), sent("1", 26_000, 251));
        side.catchUp();

        var statement = of("2026-03");

        assertThat(statement.timeZone()).isEqualTo("UTC");
        assertThat(statement.lines())
                .extracting(
                        PayoutStatementLine::kind,
                        PayoutStatementLine::bookingId,
                        PayoutStatementLine::payoutId,
                        line -> line.price().amountMinor(),
                        line -> line.commission().amountMinor(),
                        line -> line.amount().amountMinor(),
                        line -> line.balance().amountMinor(),
                        line -> line.recovered().amountMinor(),
                        line -> line.gatewayFees().amountMinor())
                .containsExactly(
                        tuple(PayoutStatementKind.EARNED, "bkg_1", "pyo_1", 35_001L, 8_750L, 26_251L, 26_251L, 0L, 30L),
                        tuple(PayoutStatementKind.PAID_OUT, "bkg_1", "pyo_1", 0L, 0L, -26_000L, 251L, 251L, 0L));
        assertThat(statement.lines().getFirst().events())
                .extracting(LedgerEntryView::description)
                .containsExactly("PaymentCaptured", "GatewayFeeStated", "PayoutScheduled");
        assertThat(statement.totals())
                .containsExactly(new PayoutStatementTotal(
                        zar(0),
                        zar(35_001),
                        zar(8_750),
                        zar(26_251),
                        zar(26_000),
                        zar(0),
                        zar(251),
                        zar(251),
                        zar(30),
                        zar(0),
                        zar(0)));
    }

    @Test
    void whatGoesBackIsTakenOffAndSaidWhy() {
        side.at(Instant.parse("2026-03-10T09:00:00Z"));
        captured("1", 1_000);
        side.store(payout("1"), scheduled("1", 750, 250));
        side.store(payment("1"), new PaymentChargedBack(payment("1"), booking("1"), "dp", zar(1_000)));
        side.store(
                payout("1"),
                new PayoutRevised(payout("1"), booking("1"), zar(0), zar(0), zar(750), zar(250), Instant.EPOCH));
        captured("2", 1_000);
        side.store(payout("2"), scheduled("2", 750, 250), sent("2", 750, 0));
        side.store(payment("2"), new PaymentRefunded(payment("2"), booking("2"), "rf", zar(400), zar(400), "re"));
        side.store(
                payout("2"),
                new RecoveryDue(payout("2"), booking("2"), THANDI_MENTOR, account(), zar(300), zar(100), zar(300)),
                new TransferReversed(payout("2"), booking("2"), THANDI_MENTOR, 1, zar(300), "trr"));
        side.catchUp();

        var lines = of("2026-03").lines();

        assertThat(lines)
                .extracting(PayoutStatementLine::kind)
                .containsExactly(
                        PayoutStatementKind.EARNED,
                        PayoutStatementKind.REVISED,
                        PayoutStatementKind.EARNED,
                        PayoutStatementKind.PAID_OUT,
                        PayoutStatementKind.RECOVERY_DUE,
                        PayoutStatementKind.TRANSFER_REVERSED);
        assertThat(lines)
                .extracting(line -> line.balance().amountMinor())
                .containsExactly(750L, 0L, 750L, 0L, -300L, 0L);
        assertThat(lines.get(1).chargedBack()).isEqualTo(zar(1_000));
        assertThat(lines.get(1).price()).isEqualTo(zar(-1_000));
        assertThat(lines.get(4).refunded()).isEqualTo(zar(400));
        assertThat(of("2026-03").totals())
                .containsExactly(new PayoutStatementTotal(
                        zar(0),
                        zar(600),
                        zar(150),
                        zar(450),
                        zar(750),
                        zar(300),
                        zar(0),
                        zar(0),
                        zar(60),
                        zar(1_000),
                        zar(400)));
    }

    /** A month goes on where the one before ended, and one that is over is the same whatever comes later. */
    @Test
    void monthsFollowOnEachOther() {
        side.at(Instant.parse("2026-03-31T23:59:50Z"));
        captured("1", 1_000);
        side.store(payout("1"), scheduled("1", 750, 250));
        side.at(Instant.parse("2026-04-01T00:00:00Z"));
        side.store(payout("1"), sent("1", 700, 50));
        side.catchUp();
        var march = of("2026-03");
        assertThat(march.totals().getFirst().closing()).isEqualTo(zar(750));
        assertThat(march.lines()).hasSize(1);

        side.at(Instant.parse("2026-04-20T00:00:00Z"));
        captured("2", 500);
        side.store(payout("2"), scheduled("2", 375, 125));
        side.catchUp().reset().catchUp();

        assertThat(of("2026-03")).isEqualTo(march);
        var april = of("2026-04");
        assertThat(april.totals().getFirst().opening()).isEqualTo(zar(750));
        assertThat(april.totals().getFirst().closing()).isEqualTo(zar(425));
        assertThat(april.lines()).hasSize(2);
        var may = of("2026-05");
        assertThat(may.lines()).isEmpty();
        assertThat(may.totals().getFirst().closing()).isEqualTo(zar(425));
        assertThat(of("2026-02").totals()).isEmpty();
    }

    @Test
    void ofOnePayoutEverythingIsTold() {
        side.at(Instant.parse("2026-03-31T23:59:50Z"));
        captured("1", 1_000);
        side.store(payout("1"), scheduled("1", 750, 250));
        side.at(Instant.parse("2026-05-01T00:00:00Z"));
        side.store(payout("1"), sent("1", 750, 0));
        captured("2", 500);
        side.store(payout("2"), scheduled("2", 375, 125));
        side.catchUp();

        var statement =
                side.ask(new FindPayoutStatement(THANDI_MENTOR.value(), "pyo_1", null), PayoutStatementView.class);

        assertThat(statement.lines()).extracting(PayoutStatementLine::payoutId).containsExactly("pyo_1", "pyo_1");
        assertThat(statement.totals().getFirst().closing()).isEqualTo(zar(0));
    }

    @Test
    void nobodyReadsOfAnotherMentor() {
        captured("1", 1_000);
        side.store(payout("1"), scheduled("1", 750, 250));
        side.catchUp();

        var statement = side.ask(new FindPayoutStatement("mtr_other", "pyo_1", null), PayoutStatementView.class);

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.totals()).isEmpty();
    }

    /** Whatever happens: what statements say a mentor is owed is what the ledger says, and no event is told twice or never. */
    @Test
    void theyAddUpToTheLedger() {
        var random = new Random(2026);
        for (var number = 0; number < 300; number++) {
            side.at(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(120 * 86_400)));
            for (var event : MoneyStory.random(random, new BookingId("bkg_" + number))) {
                side.store(event instanceof PayoutEvent payout ? payout.payoutId() : "other_" + number, event);
            }
        }
        side.catchUp();
        var ledger = side.ask(new FindLedger(null), LedgerView.class);

        var months = List.of("2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06").stream()
                .map(this::of)
                .toList();

        for (var currency : List.of("ZAR", "USD", "JPY")) {
            var owed = ledger.accounts().stream()
                    .filter(account -> account.currency().equals(currency)
                            && account.name().contains(":mentor:")
                            && !account.name().contains("authorized"))
                    .mapToLong(LedgerView.Account::balanceMinor)
                    .sum();
            assertThat(total(months.getLast(), currency).closing()).isEqualTo(Money.of(-owed, currency));
            var commission = ledger.accounts().stream()
                    .filter(account -> account.currency().equals(currency)
                            && account.name().equals(ChartOfAccounts.COMMISSION))
                    .mapToLong(LedgerView.Account::balanceMinor)
                    .sum();
            assertThat(months.stream()
                            .flatMap(month -> month.totals().stream())
                            .map(PayoutStatementTotal::commission)
                            .filter(money -> money.currency().equals(currency))
                            .mapToLong(Money::amountMinor)
                            .sum())
                    .isEqualTo(-commission);
        }
        for (var month : months) {
            for (var total : month.totals()) {
                assertThat(total.opening()
                                .plus(total.earned())
                                .minus(total.paidOut())
                                .plus(total.reversed()))
                        .isEqualTo(total.closing());
                assertThat(total.price().minus(total.commission())).isEqualTo(total.earned());
                var lines = month.lines().stream()
                        .filter(line ->
                                line.amount().currency().equals(total.closing().currency()))
                        .toList();
                if (!lines.isEmpty()) {
                    assertThat(lines.getLast().balance()).isEqualTo(total.closing());
                }
            }
        }
        var told = months.stream()
                .flatMap(month -> month.lines().stream())
                .flatMap(line -> line.events().stream())
                .map(LedgerEntryView::id)
                .toList();
        assertThat(told).doesNotHaveDuplicates();
        var page = side.ask(new ListLedgerEntries(null, new Page(100_000, null)), LedgerEntryPage.class);
        assertThat(page.entries().stream().filter(entry -> entry.description().startsWith("Payout")))
                .extracting(LedgerEntryView::id)
                .isSubsetOf(told)
                .isNotEmpty();
    }

    private static PayoutStatementTotal total(PayoutStatementView statement, String currency) {
        return statement.totals().stream()
                .filter(total -> total.closing().currency().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private PayoutStatementView of(String month) {
        return side.ask(new FindPayoutStatement(THANDI_MENTOR.value(), null, month), PayoutStatementView.class);
    }

    private void captured(String number, long minor) {
        side.store(
                payment(number),
                new PaymentCaptured(payment(number), booking(number), zar(minor)),
                new GatewayFeeStated(
                        payment(number),
                        booking(number),
                        MovementKind.CAPTURE,
                        "ch",
                        zar(minor),
                        zar(30),
                        zar(minor - 30)));
    }

    private static PayoutScheduled scheduled(String number, long share, long commission) {
        return new PayoutScheduled(
                payout(number), booking(number), THANDI_MENTOR, zar(share), zar(commission), Instant.EPOCH);
    }

    private static PayoutSent sent(String number, long net, long recovered) {
        return new PayoutSent(payout(number), booking(number), THANDI_MENTOR, zar(net), zar(recovered), "po_1");
    }

    private static MentorAccountId account() {
        return MentorAccountId.of(THANDI_MENTOR, "ZAR");
    }

    private static BookingId booking(String number) {
        return new BookingId("bkg_" + number);
    }

    private static PaymentId payment(String number) {
        return PaymentId.of(booking(number));
    }

    private static PayoutId payout(String number) {
        return PayoutId.of(booking(number));
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }
}
