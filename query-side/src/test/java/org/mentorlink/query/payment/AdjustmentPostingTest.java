package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.LedgerEntryView.Line;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.LedgerView.Account;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** What staff post because of a gateway's books is in the ledger, in month closes and in the export, as everything else. */
class AdjustmentPostingTest {

    private static final Money AMOUNT = Money.of(130, "ZAR");

    @Test
    void takes_what_left_the_gateway_from_its_account() {
        assertThat(ChartOfAccounts.posting(posted(AdjustmentKind.GATEWAY_FEE, AMOUNT))
                        .lines())
                .containsExactly(
                        new Line("expenses:gateway-fees", "ZAR", 130, 0),
                        new Line("assets:gateway:cash", "ZAR", 0, 130));
        assertThat(ChartOfAccounts.posting(
                                posted(AdjustmentKind.GATEWAY_FEE, AMOUNT.zero().minus(AMOUNT)))
                        .lines())
                .containsExactly(
                        new Line("expenses:gateway-fees", "ZAR", 0, 130),
                        new Line("assets:gateway:cash", "ZAR", 130, 0));
        assertThat(ChartOfAccounts.posting(posted(AdjustmentKind.REFUND_AT_GATEWAY, AMOUNT))
                        .lines())
                .containsExactly(
                        new Line("expenses:chargeback-losses", "ZAR", 130, 0),
                        new Line("assets:gateway:cash", "ZAR", 0, 130));
        assertThat(ChartOfAccounts.posting(posted(AdjustmentKind.SETTLEMENT_TO_BANK, AMOUNT))
                        .lines())
                .containsExactly(
                        new Line("assets:bank", "ZAR", 130, 0), new Line("assets:gateway:cash", "ZAR", 0, 130));
    }

    @ParameterizedTest
    @CsvSource({
        "SETTLEMENT_TO_BANK, assets:bank",
        "ACCOUNT_FEE, expenses:gateway-fees",
        "RESERVE_AT_GATEWAY, assets:gateway:reserve",
        "OTHER_AT_GATEWAY, expenses:gateway-adjustments"
    })
    void takes_what_the_gateway_did_by_itself_from_its_account_or_adds_it(AdjustmentKind kind, String account) {
        assertThat(ChartOfAccounts.posting(posted(kind, AMOUNT)).lines())
                .containsExactly(new Line(account, "ZAR", 130, 0), new Line("assets:gateway:cash", "ZAR", 0, 130));
        assertThat(ChartOfAccounts.posting(posted(kind, AMOUNT.zero().minus(AMOUNT)))
                        .lines())
                .containsExactly(new Line(account, "ZAR", 0, 130), new Line("assets:gateway:cash", "ZAR", 130, 0));
    }

    @Test
    void is_in_the_ledger_and_told_outside() {
        try (var side = new ReadSide()) {
            var posted = posted(AdjustmentKind.SETTLEMENT_TO_BANK, AMOUNT);
            side.store(posted.adjustmentId(), posted);
            var message = side.newMessages().getFirst();
            side.catchUp();

            var ledger = side.ask(new FindLedger(null), LedgerView.class);
            assertThat(ledger.balanced()).isTrue();
            assertThat(ledger.accounts())
                    .containsExactly(
                            new Account("assets:bank", "ZAR", 130), new Account("assets:gateway:cash", "ZAR", -130));
            assertThat(FinanceEvents.TYPES).contains(AdjustmentPosted.class);
            assertThat(FinanceEvents.of(message))
                    .satisfies(entry -> assertThat(entry.type()).isEqualTo("AdjustmentPosted"))
                    .satisfies(entry -> assertThat(entry.bookingId()).isEqualTo("bkg_1"))
                    .satisfies(entry -> assertThat(entry.gatewayReference()).isEqualTo("gw_1"))
                    .satisfies(entry -> assertThat(entry.lines()).hasSize(2));
        }
    }

    @ParameterizedTest
    @EnumSource(AdjustmentKind.class)
    void what_is_posted_back_leaves_nothing(AdjustmentKind kind) {
        try (var side = new ReadSide()) {
            var posted = posted(kind, AMOUNT);
            side.store(posted.adjustmentId(), posted);
            side.store(posted.adjustmentId(), reversed(posted));
            var message = side.newMessages().getLast();
            side.catchUp();

            var ledger = side.ask(new FindLedger(null), LedgerView.class);
            assertThat(ledger.balanced()).isTrue();
            assertThat(ledger.accounts())
                    .allSatisfy(account -> assertThat(account.balanceMinor()).isZero());
            assertThat(FinanceEvents.of(message))
                    .satisfies(entry -> assertThat(entry.type()).isEqualTo("AdjustmentReversed"))
                    .satisfies(entry -> assertThat(entry.bookingId()).isEqualTo("bkg_1"))
                    .satisfies(entry -> assertThat(entry.gatewayReference()).isEqualTo("gw_1"))
                    .satisfies(entry -> assertThat(entry.lines()).hasSize(2));
        }
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
                posted.memberId(),
                posted.reason());
    }

    private static AdjustmentPosted posted(AdjustmentKind kind, Money amount) {
        var finn = new MemberId("mbr_finn");
        return new AdjustmentPosted(
                new AdjustmentId("adj_1"),
                new ReconciliationId("rec_1"),
                1,
                kind,
                MovementKind.CAPTURE,
                amount,
                new BookingId("bkg_1"),
                "gw_1",
                Instant.parse("2026-11-21T15:00:00Z"),
                null,
                finn,
                Personal.of(finn, "Ozow's statement"));
    }
}
