package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutStatementKind;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementTotal;
import org.mentorlink.shared.Money;

/**
 * What a mentor is told of the ledger (K12). Each entry of a payout is a line, so that what the lines add up to is what the
 * ledger says the mentor is owed: {@code mentor:payable} less {@code mentor:receivable}. All other entries of its booking are
 * behind the next line of the same booking, which counts what gateways kept and what went back. A line depends on nothing
 * that comes after it: what is told of a time that is over is the same for ever.
 *
 * @param totals one for each currency in which anything is told
 */
record PayoutStatements(List<PayoutStatementTotal> totals, List<PayoutStatementLine> lines) {

    /** What is paid beside any payout. */
    private static final Set<String> BESIDE =
            Set.of(ReturnPaidByHand.class.getSimpleName(), TransferOwed.class.getSimpleName());

    private static final Map<String, PayoutStatementKind> KINDS = Map.of(
            PayoutScheduled.class.getSimpleName(),
            PayoutStatementKind.EARNED,
            PayoutRevised.class.getSimpleName(),
            PayoutStatementKind.REVISED,
            RecoveryDue.class.getSimpleName(),
            PayoutStatementKind.RECOVERY_DUE,
            PayoutSent.class.getSimpleName(),
            PayoutStatementKind.PAID_OUT,
            TransferReversed.class.getSimpleName(),
            PayoutStatementKind.TRANSFER_REVERSED,
            PayoutReturned.class.getSimpleName(),
            PayoutStatementKind.TRANSFER_REVERSED,
            OwedTransferReturned.class.getSimpleName(),
            PayoutStatementKind.TRANSFER_REVERSED,
            TransferOwed.class.getSimpleName(),
            PayoutStatementKind.PAID_OUT,
            ReturnPaidByHand.class.getSimpleName(),
            PayoutStatementKind.PAID_OUT);

    private static final String CHARGED_BACK = PaymentChargedBack.class.getSimpleName();
    private static final String CHARGE_BACK_GIVEN_BACK = ChargebackReversed.class.getSimpleName();
    private static final String REFUNDED = PaymentRefunded.class.getSimpleName();
    private static final String REFUND_FAILED = RefundReversed.class.getSimpleName();

    /**
     * @param entries of all of the mentor's bookings, in the order of the log
     * @param from the first moment that is told; what was before is in the opening balance
     * @param to the first moment that is not told any more
     */
    static PayoutStatements of(List<LedgerEntryView> entries, Instant from, Instant to) {
        Map<String, Money> opening = new TreeMap<>();
        var told = new ArrayList<Own>();
        for (var own : own(entries)) {
            if (own.entry.at().isBefore(from)) {
                opening.merge(own.amount.currency(), own.amount, Money::plus);
            } else if (own.entry.at().isBefore(to)) {
                opening.putIfAbsent(own.amount.currency(), own.amount.zero());
                told.add(own);
            }
        }
        var balances = new HashMap<>(opening);
        var lines = told.stream()
                .map(own -> line(own, balances.merge(own.amount.currency(), own.amount, Money::plus)))
                .toList();
        var totals = opening.values().stream()
                .filter(before ->
                        !before.isZero() || !of(lines, before.currency()).isEmpty())
                .map(before -> total(before, of(lines, before.currency())))
                .toList();
        return new PayoutStatements(totals, lines);
    }

    /** An entry that is a line, with those behind it. */
    private record Own(LedgerEntryView entry, PayoutStatementKind kind, Money amount, List<LedgerEntryView> events) {}

    private static List<Own> own(List<LedgerEntryView> entries) {
        Map<String, List<LedgerEntryView>> behind = new HashMap<>();
        var all = new ArrayList<Own>();
        for (var entry : entries) {
            var events = behind.computeIfAbsent(booking(entry), none -> new ArrayList<>());
            events.add(entry);
            @Nullable PayoutStatementKind kind = KINDS.get(entry.description());
            if (kind != null) {
                var currency = entry.lines().getFirst().currency();
                all.add(new Own(entry, kind, owed(entry, currency), List.copyOf(events)));
                events.clear();
            }
        }
        return all;
    }

    /** What a mentor earns is earned by a booking. */
    private static String booking(LedgerEntryView entry) {
        return Objects.requireNonNull(entry.bookingId(), "an entry of a mentor is about a booking");
    }

    private static List<PayoutStatementLine> of(List<PayoutStatementLine> lines, String currency) {
        return lines.stream()
                .filter(line -> line.amount().currency().equals(currency))
                .toList();
    }

    private static PayoutStatementLine line(Own own, Money balance) {
        var entry = own.entry;
        var kind = own.kind;
        var amount = own.amount;
        var events = own.events;
        var currency = amount.currency();
        var commission = credited(entry, ChartOfAccounts.COMMISSION, currency);
        var earns = kind != PayoutStatementKind.PAID_OUT && kind != PayoutStatementKind.TRANSFER_REVERSED;
        return new PayoutStatementLine(
                entry.position(),
                entry.at(),
                kind,
                booking(entry),
                PayoutId.of(new BookingId(booking(entry))).value(),
                earns ? amount.plus(commission) : amount.zero(),
                commission,
                amount,
                balance,
                // Beside a payout nothing is kept for what the mentor owes.
                kind == PayoutStatementKind.PAID_OUT && !BESIDE.contains(entry.description())
                        ? credited(entry, ChartOfAccounts.RECEIVABLE, currency)
                        : amount.zero(),
                // An expense is debited.
                amount.zero()
                        .minus(sum(events, currency, event -> credited(event, ChartOfAccounts.GATEWAY_FEES, currency))),
                taken(events, currency, CHARGED_BACK, CHARGE_BACK_GIVEN_BACK),
                taken(events, currency, REFUNDED, REFUND_FAILED),
                events);
    }

    private static PayoutStatementTotal total(Money opening, List<PayoutStatementLine> lines) {
        var currency = opening.currency();
        Function<Function<PayoutStatementLine, Money>, Money> all = part -> sum(lines, currency, part);
        var earned = sum(lines, currency, line -> line.price().minus(line.commission()));
        var paidOut = of(lines, currency, PayoutStatementKind.PAID_OUT);
        var reversed = of(lines, currency, PayoutStatementKind.TRANSFER_REVERSED);
        return new PayoutStatementTotal(
                opening,
                all.apply(PayoutStatementLine::price),
                all.apply(PayoutStatementLine::commission),
                earned,
                opening.zero().minus(paidOut),
                reversed,
                opening.plus(earned).plus(paidOut).plus(reversed),
                all.apply(PayoutStatementLine::recovered),
                all.apply(PayoutStatementLine::gatewayFees),
                all.apply(PayoutStatementLine::chargedBack),
                all.apply(PayoutStatementLine::refunded));
    }

    private static Money of(List<PayoutStatementLine> lines, String currency, PayoutStatementKind kind) {
        return sum(lines, currency, line -> line.kind() == kind ? line.amount() : Money.zero(currency));
    }

    /** By how much more the mentor is owed. */
    private static Money owed(LedgerEntryView entry, String currency) {
        return credited(entry, ChartOfAccounts.PAYABLE, currency)
                .plus(credited(entry, ChartOfAccounts.RECEIVABLE, currency));
    }

    private static Money taken(List<LedgerEntryView> events, String currency, String type, String undone) {
        return sum(
                events,
                currency,
                event -> event.description().equals(type) || event.description().equals(undone)
                        ? credited(event, ChartOfAccounts.CASH, currency)
                                .plus(credited(event, ChartOfAccounts.CREDITS, currency))
                        : Money.zero(currency));
    }

    private static <T> Money sum(List<T> all, String currency, Function<T, Money> part) {
        return all.stream().map(part).reduce(Money.zero(currency), Money::plus);
    }

    /** Credits less debits. */
    private static Money credited(LedgerEntryView entry, String account, String currency) {
        return Money.of(
                entry.lines().stream()
                        .filter(line -> line.account().equals(account)
                                && line.currency().equals(currency))
                        .mapToLong(line -> Math.subtractExact(line.creditMinor(), line.debitMinor()))
                        .reduce(0, Math::addExact),
                currency);
    }
}
