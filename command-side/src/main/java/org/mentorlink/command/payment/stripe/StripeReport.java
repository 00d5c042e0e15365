package org.mentorlink.command.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.BalanceTransactionSource;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Payout;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.param.BalanceTransactionListParams;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;

/**
 * Stripe's own books: each of its balance transactions, with gross and fee as Stripe states them. What is of no charge, transfer
 * or payout has the balance transaction's own name, and all that it moved the balance by in one.
 */
final class StripeReport {
    private static final int MOST = 100;
    private static final String LET_GO = "partial_capture_reversal";

    private final StripeClient stripe;

    StripeReport(StripeClient stripe) {
        this.stripe = stripe;
    }

    GatewayReportPage read(Instant from, Instant to, @Nullable String after, int most) throws StripeException {
        var params = BalanceTransactionListParams.builder()
                .setCreated(BalanceTransactionListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(to.getEpochSecond())
                        .build())
                .setLimit((long) Math.min(most, MOST))
                .addExpand("data.source");
        if (after != null) {
            params.setStartingAfter(after);
        }
        var page = stripe.v1().balanceTransactions().list(params.build());
        var booked = page.getData();
        return new GatewayReportPage(
                booked.stream().map(StripeReport::line).filter(Objects::nonNull).toList(),
                page.getHasMore() && !booked.isEmpty() ? booked.getLast().getId() : null);
    }

    private static @Nullable GatewayLine line(BalanceTransaction booked) {
        var source = booked.getSourceObject();
        return switch (source) {
            case Charge charge
            when isOf(booked, "charge") ->
                line(
                        booked,
                        MovementKind.CAPTURE,
                        charge,
                        charge.getMetadata().get(StripeGateway.KEY),
                        StripeAmounts.money(charge.getAmountCaptured(), charge.getCurrency()));
            case Refund refund
            when isOf(booked, "refund") || isOf(booked, "refund_failure") ->
                line(
                        booked,
                        isOf(booked, "refund") ? MovementKind.REFUND : MovementKind.REFUND_REVERSAL,
                        refund,
                        refund.getMetadata().get(StripeGateway.KEY),
                        StripeAmounts.money(refund.getAmount(), refund.getCurrency()));
            case Dispute dispute
            when isOf(booked, "dispute") || isOf(booked, "dispute_reversal") ->
                line(
                        booked,
                        isOf(booked, "dispute") ? MovementKind.CHARGEBACK : MovementKind.CHARGEBACK_REVERSAL,
                        dispute,
                        null,
                        StripeAmounts.money(dispute.getAmount(), dispute.getCurrency()));
            case Transfer transfer
            when isOf(booked, "transfer") ->
                line(
                        booked,
                        MovementKind.TRANSFER,
                        transfer,
                        transfer.getMetadata().get(StripeGateway.KEY),
                        StripeAmounts.money(transfer.getAmount(), transfer.getCurrency()));
            case TransferReversal reversal
            when isOf(booked, "transfer_reversal") ->
                line(
                        booked,
                        MovementKind.REVERSAL,
                        reversal,
                        reversal.getMetadata().get(StripeGateway.KEY),
                        StripeAmounts.money(reversal.getAmount(), reversal.getCurrency()));
            case Payout payout
            when isOf(booked, "payout") ->
                line(
                        booked,
                        MovementKind.SETTLEMENT,
                        payout,
                        null,
                        StripeAmounts.money(payout.getAmount(), payout.getCurrency()));
            case null, default -> ofTheAccount(booked);
        };
    }

    private static @Nullable GatewayLine ofTheAccount(BalanceTransaction booked) {
        // The capture says already what was let go of it.
        var left = isOf(booked, LET_GO) ? booked.getFee() : -booked.getNet();
        return left == 0
                ? null
                : new GatewayLine(
                        kind(booked),
                        booked.getId(),
                        null,
                        StripeAmounts.money(left, booked.getCurrency()),
                        0,
                        Instant.ofEpochSecond(booked.getCreated()));
    }

    /** @see <a href="https://docs.stripe.com/reports/reporting-categories">Stripe's reporting categories</a> */
    private static MovementKind kind(BalanceTransaction booked) {
        return switch (Objects.requireNonNullElse(booked.getReportingCategory(), "")) {
            case "payout", "payout_reversal", "topup", "topup_reversal" -> MovementKind.SETTLEMENT;
            case "fee", "network_cost", "tax", LET_GO -> MovementKind.ACCOUNT_FEE;
            case "risk_reserved_funds", "connect_reserved_funds" -> MovementKind.RESERVE;
            default -> MovementKind.OTHER;
        };
    }

    /** A fee in another currency than the movement's, where Stripe converts, is not its fee in minor units. */
    private static GatewayLine line(
            BalanceTransaction booked,
            MovementKind kind,
            BalanceTransactionSource source,
            @Nullable String key,
            Money amount) {
        var fee = StripeAmounts.money(booked.getFee(), booked.getCurrency());
        return new GatewayLine(
                kind,
                source.getId(),
                key,
                amount,
                fee.currency().equals(amount.currency()) ? fee.amountMinor() : 0,
                Instant.ofEpochSecond(booked.getCreated()));
    }

    private static boolean isOf(BalanceTransaction booked, String category) {
        return category.equals(booked.getReportingCategory());
    }
}
