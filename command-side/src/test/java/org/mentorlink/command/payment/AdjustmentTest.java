package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.NOW;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.AdjustmentCommand;
import org.mentorlink.payment.AdjustmentCommand.PostAdjustment;
import org.mentorlink.payment.AdjustmentCommand.ReverseAdjustment;
import org.mentorlink.payment.AdjustmentEvent;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

class AdjustmentTest {

    private static final ReconciliationId RUN = new ReconciliationId("rec_1");
    private static final ReconciliationId LATER_RUN = new ReconciliationId("rec_2");
    private static final MemberId FINN = new MemberId("mbr_finn");
    private static final Money PRICE = Money.of(45_001, "ZAR");
    private static final Money KEPT = Money.of(130, "ZAR");

    private static final ReconciliationBreak FEE = found(BreakKind.FEE, MovementKind.CAPTURE, PRICE, 150, 20L);
    private static final AdjustmentId FEE_ID = AdjustmentId.of(FEE);
    private static final AdjustmentPosted POSTED = posted(FEE_ID, AdjustmentKind.GATEWAY_FEE, FEE, KEPT, 55L);

    private static final AdjustmentReversed REVERSED = new AdjustmentReversed(
            FEE_ID,
            RUN,
            1,
            AdjustmentKind.GATEWAY_FEE,
            MovementKind.CAPTURE,
            KEPT,
            POSTED.bookingId(),
            POSTED.gatewayReference(),
            POSTED.bookedAt(),
            FINN,
            Personal.of(FINN, "the report was of another account"));

    private final List<Integer> resolved = new ArrayList<>();

    @AfterAll
    static void every_command_and_event_of_an_adjustment_was_in_a_scenario() {
        Scenario.assertAllUsed(AdjustmentCommand.class, AdjustmentEvent.class);
    }

    @Test
    void posts_what_the_gateway_kept_beyond_what_the_ledger_has() {
        about(FEE).when(post(FEE_ID, KEPT)).then(POSTED);
        assertThat(resolved).containsExactly(1);
    }

    @Test
    void posts_what_the_gateway_gave_back_of_a_fee() {
        var less = found(BreakKind.FEE, MovementKind.CAPTURE, PRICE, 20, 150L);
        var back = KEPT.zero().minus(KEPT);
        about(less)
                .when(post(AdjustmentId.of(less), back))
                .then(posted(AdjustmentId.of(less), AdjustmentKind.GATEWAY_FEE, less, back, 55L));
    }

    @ParameterizedTest
    @CsvSource({
        "SETTLEMENT, SETTLEMENT_TO_BANK",
        "ACCOUNT_FEE, ACCOUNT_FEE",
        "RESERVE, RESERVE_AT_GATEWAY",
        "OTHER, OTHER_AT_GATEWAY"
    })
    void posts_what_the_gateway_gave_of_itself(MovementKind movement, AdjustmentKind kind) {
        var back = PRICE.zero().minus(PRICE);
        var missing = found(BreakKind.MISSING_IN_LEDGER, movement, back, 0, null);
        var id = AdjustmentId.of(missing);
        about(missing).when(post(id, PRICE)).refused("AMOUNT_DIFFERS", "input", "amount");
        about(missing).when(post(id, back)).then(posted(id, kind, missing, back, null));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUND, REFUND_AT_GATEWAY",
        "SETTLEMENT, SETTLEMENT_TO_BANK",
        "ACCOUNT_FEE, ACCOUNT_FEE",
        "RESERVE, RESERVE_AT_GATEWAY",
        "OTHER, OTHER_AT_GATEWAY"
    })
    void posts_what_only_the_gateway_knows_of(MovementKind movement, AdjustmentKind kind) {
        var missing = found(BreakKind.MISSING_IN_LEDGER, movement, PRICE, 0, null);
        about(missing)
                .when(post(AdjustmentId.of(missing), PRICE))
                .then(posted(AdjustmentId.of(missing), kind, missing, PRICE, null));
    }

    /** Those are put right where they went wrong. */
    @ParameterizedTest
    @CsvSource({
        "MISSING_IN_LEDGER, CAPTURE",
        "MISSING_IN_LEDGER, CHARGEBACK",
        "MISSING_IN_LEDGER, TRANSFER",
        "MISSING_AT_GATEWAY, REFUND",
        "AMOUNT, SETTLEMENT",
        "AMOUNT, OTHER",
        "MISSING_AT_GATEWAY, ACCOUNT_FEE",
        "DUPLICATE_AT_GATEWAY, REFUND",
        "BOOKING_SHARES, TRANSFER"
    })
    void is_refused_for_every_other_break(BreakKind kind, MovementKind movement) {
        var other = found(kind, movement, PRICE, 0, null);
        about(other).when(post(AdjustmentId.of(other), PRICE)).refused("POSTING_NOT_POSSIBLE", "input", "number");
        assertThat(resolved).isEmpty();
    }

    @Test
    void is_refused_for_another_amount_than_the_breaks() {
        about(FEE).when(post(FEE_ID, KEPT.plus(Money.of(1, "ZAR")))).refused("AMOUNT_DIFFERS", "input", "amount");
        assertThat(resolved).isEmpty();
    }

    @Test
    void is_refused_in_another_currency() {
        about(FEE).when(post(FEE_ID, Money.of(130, "USD"))).refused("CURRENCY_MISMATCH", "input", "amount");
        assertThat(resolved).isEmpty();
    }

    @Test
    void is_refused_without_a_reason() {
        about(FEE).when(new PostAdjustment(FEE_ID, RUN, 1, KEPT, FINN, " ")).refused("BLANK_REASON", "input", "reason");
    }

    @Test
    void is_refused_for_what_is_about_something_else() {
        about(FEE).when(post(new AdjustmentId("adj_other"), KEPT)).refused("NOT_FOUND", "input", "number");
    }

    @Test
    void is_refused_where_the_break_is_resolved() {
        about(null).when(post(FEE_ID, KEPT)).refused("BREAK_RESOLVED");
    }

    @Test
    void changes_nothing_twice() {
        about(FEE).given(POSTED).when(post(FEE_ID, KEPT)).nothing();
        assertThat(resolved).isEmpty();
    }

    /** Two comparisons of one period found the same: it is posted for one of them. */
    @Test
    void is_refused_where_it_was_posted_because_of_another_comparison() {
        about(FEE)
                .given(POSTED)
                .when(new PostAdjustment(FEE_ID, LATER_RUN, 1, KEPT, FINN, "Ozow's statement"))
                .refused("POSTED_ALREADY", "input", "number");
    }

    @Test
    void is_posted_back_as_it_was_posted() {
        about(FEE).given(POSTED).when(reverse(RUN, 1)).then(REVERSED);
    }

    @Test
    void is_posted_back_once_and_for_the_break_it_was_posted_for() {
        about(FEE).given(POSTED, REVERSED).when(reverse(RUN, 1)).nothing();
        about(FEE).given(POSTED).when(reverse(LATER_RUN, 1)).nothing();
        about(FEE).given(POSTED).when(reverse(RUN, 2)).nothing();
    }

    @Test
    void is_not_posted_back_without_a_reason() {
        about(FEE)
                .given(POSTED)
                .when(new ReverseAdjustment(FEE_ID, RUN, 1, FINN, " "))
                .refused("BLANK_REASON", "input", "reason");
    }

    private static ReverseAdjustment reverse(ReconciliationId run, int number) {
        return new ReverseAdjustment(FEE_ID, run, number, FINN, "the report was of another account");
    }

    @Test
    void what_was_posted_back_can_be_posted_once_more() {
        about(FEE).given(POSTED, REVERSED).when(post(FEE_ID, KEPT)).then(POSTED);
    }

    @Test
    void what_the_same_difference_is_named_by_depends_on_nothing_else() {
        assertThat(AdjustmentId.of(found(BreakKind.FEE, MovementKind.CAPTURE, PRICE, 150, 20L)))
                .isEqualTo(FEE_ID);
        assertThat(AdjustmentId.of(found(BreakKind.FEE, MovementKind.CAPTURE, PRICE, 151, 20L)))
                .isNotEqualTo(FEE_ID);
        assertThat(AdjustmentId.of(found(BreakKind.FEE, MovementKind.REFUND, PRICE, 150, 20L)))
                .isNotEqualTo(FEE_ID);
    }

    /** As of what was paid to the bank and came back from it; those from before are named as they were. */
    @Test
    void what_went_and_what_came_back_are_two_by_one_name() {
        var back = PRICE.zero().minus(PRICE);
        var went = settlement(PRICE, PRICE);
        assertThat(AdjustmentId.of(settlement(PRICE, back))).isNotEqualTo(AdjustmentId.of(went));
        assertThat(AdjustmentId.of(settlement(PRICE, back))).isEqualTo(AdjustmentId.of(settlement(back, back)));
    }

    private static ReconciliationBreak settlement(Money stake, Money gateway) {
        return new ReconciliationBreak(
                1,
                BreakKind.MISSING_IN_LEDGER,
                MovementKind.SETTLEMENT,
                stake,
                null,
                "po_1",
                null,
                gateway,
                0,
                null,
                null,
                NOW,
                null);
    }

    private static PostAdjustment post(AdjustmentId id, Money amount) {
        return new PostAdjustment(id, RUN, 1, amount, FINN, "Ozow's statement");
    }

    private static AdjustmentPosted posted(
            AdjustmentId id, AdjustmentKind kind, ReconciliationBreak found, Money amount, @Nullable Long position) {
        return new AdjustmentPosted(
                id,
                RUN,
                1,
                kind,
                found.movement(),
                amount,
                new BookingId("bkg_1"),
                "gw_1",
                NOW,
                position,
                FINN,
                Personal.of(FINN, "Ozow's statement"));
    }

    private static ReconciliationBreak found(
            BreakKind kind, MovementKind movement, Money gateway, long fee, @Nullable Long ledgerFee) {
        return new ReconciliationBreak(
                1,
                kind,
                movement,
                kind == BreakKind.FEE ? KEPT : gateway,
                "bkg_1",
                "gw_1",
                ledgerFee == null ? null : gateway,
                gateway,
                fee,
                ledgerFee,
                ledgerFee == null ? null : NOW,
                NOW,
                55L);
    }

    /** @param found nothing, where it is resolved already */
    private Scenario<Adjustment> about(@Nullable ReconciliationBreak found) {
        FoundBreaks breaks = new FoundBreaks() {
            @Override
            public ReconciliationBreak open(ReconciliationId reconciliationId, int number) {
                if (found == null) {
                    throw Refused.because("BREAK_RESOLVED", "It is.");
                }
                return found;
            }

            @Override
            public void resolve(ReconciliationId reconciliationId, int number, MemberId memberId, String reason) {
                resolved.add(number);
            }
        };
        return new Scenario<>(Adjustment.class, NOW, breaks);
    }
}
