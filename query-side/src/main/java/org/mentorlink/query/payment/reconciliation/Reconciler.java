package org.mentorlink.query.payment.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationProgress;
import org.mentorlink.query.payment.reconciliation.BookingAccounts.Histories;
import org.mentorlink.query.payment.reconciliation.BookingAccounts.Unsettled;
import org.mentorlink.query.payment.reconciliation.LedgerMovements.Movement;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.Works.Work;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.WorkQuery.WorkStage;

/**
 * Compares the events with the gateways' books, and each booking with where its money is. What it holds is bounded by {@link Movements#MOST} on each side, and one
 * comparison runs at a time.
 */
final class Reconciler {

    /** As many as people can still look into one by one. */
    private static final int MOST_BREAKS = 1_000;

    /** So soon somebody who waits for another comparison notices that nobody wants theirs any more. */
    private static final Duration TURN = Duration.ofMillis(100);

    private final EventLog log;
    private final LedgerMovements ledger;
    private final Histories histories;
    private final Unsettled unsettled;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private volatile ReconciliationProgress progress = new ReconciliationProgress(false, 0, 0);

    /** @param clock what is due later than it tells is not missing yet */
    Reconciler(EventLog log, Executor reading, Histories histories, Unsettled unsettled, Clock clock) {
        this.log = log;
        this.histories = histories;
        this.unsettled = unsettled;
        this.clock = clock;
        this.ledger = new LedgerMovements(log, reading);
    }

    ReconciliationProgress progress() {
        return progress;
    }

    /** @param work is told how far it is; one that is stopped ends it where it is */
    Reconciled reconcile(Period period, GatewayReport report, Work work) {
        await(work);
        try {
            return compared(period, report, work);
        } finally {
            progress = new ReconciliationProgress(false, progress.ledgerRead(), progress.gatewayRead());
            one.unlock();
        }
    }

    private void await(Work work) {
        try {
            while (!one.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                work.checkWanted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while another comparison ran");
        }
    }

    /** The gateway is read first: what it has booked by then is known to the ledger sooner than the other way round. */
    private Reconciled compared(Period period, GatewayReport report, Work work) {
        work.reached(WorkStage.GATEWAY, 0, null);
        LongConsumer atGateway = read -> {
            work.reached(WorkStage.GATEWAY, read, null);
            progress = new ReconciliationProgress(true, 0, read);
        };
        var gatewayHas = report.read(period, atGateway);
        var head = log.head();
        LedgerMovements.Reading inLedger = (read, done, total) -> {
            work.reached(WorkStage.LEDGER, done, total);
            progress = new ReconciliationProgress(true, read, gatewayHas.size());
        };
        var ours = new HashSet<String>();
        var bookings = new BookingAccounts(period, histories, unsettled);
        var ledgerHas = ledger.read(period, head, inLedger, ours, bookings);
        report.callAsWeDo(gatewayHas, period, ours);
        work.checkWanted();
        var comparison = Comparison.of(ledgerHas, gatewayHas, period, MOST_BREAKS);
        var breaks = new ArrayList<>(breaks(comparison.findings(), ledgerHas, gatewayHas, report, ours));
        var ofBookings = bookings.found(clock.instant(), MOST_BREAKS);
        var excess = comparison.excess();
        for (var found : ofBookings) {
            if (breaks.size() < MOST_BREAKS) {
                breaks.add(BookingAccounts.told(found, breaks.size() + 1));
            } else {
                var stake = found.difference().stake();
                excess.add(found.difference().kind(), stake.currency(), stake.amountMinor());
            }
        }
        return new Reconciled(
                head,
                comparison.matched(),
                bookings.agreeing(),
                comparison.found() + ofBookings.size(),
                List.copyOf(breaks),
                excess.told());
    }

    private List<ReconciliationBreak> breaks(
            List<Finding> findings, Movements ledgerHas, Movements gatewayHas, GatewayReport report, Set<String> ours) {
        var rows = findings.stream()
                .map(Finding::gateway)
                .filter(row -> row != Finding.NONE)
                .toList();
        Map<Integer, GatewayLine> lines = report.lines(gatewayHas, rows, ours);
        var breaks = new ArrayList<ReconciliationBreak>();
        for (var finding : findings) {
            var position = finding.ledger() == Finding.NONE ? null : ledgerHas.source(finding.ledger());
            var fee = finding.ledger() == Finding.NONE ? 0 : ledgerHas.fee(finding.ledger());
            breaks.add(found(breaks.size() + 1, finding.kind(), position, fee, lines.get(finding.gateway())));
        }
        return List.copyOf(breaks);
    }

    private ReconciliationBreak found(
            int number, BreakKind kind, @Nullable Long position, long ledgerFee, @Nullable GatewayLine line) {
        var message = position == null
                ? null
                : log.read(LedgerMovements.TYPES, position - 1, 1).getFirst();
        @Nullable Movement movement = message == null ? null : LedgerMovements.movement(message.getPayload());
        return new ReconciliationBreak(
                number,
                kind,
                movement == null ? java.util.Objects.requireNonNull(line).kind() : movement.kind(),
                stake(kind, movement, ledgerFee, line),
                movement == null
                        ? GatewayReport.booking(java.util.Objects.requireNonNull(line))
                        : movement.bookingId() == null
                                ? null
                                : movement.bookingId().value(),
                line != null ? line.reference() : movement == null ? null : movement.reference(),
                movement == null ? null : movement.amount(),
                line == null ? null : line.amount(),
                line == null ? 0 : line.feeMinor(),
                ledgerFee,
                message == null ? null : message.getTimestamp(),
                line == null ? null : line.bookedAt(),
                position);
    }

    /** Never nothing: an open break is one, whatever it is about. */
    private static Money stake(
            BreakKind kind, @Nullable Movement movement, long ledgerFee, @Nullable GatewayLine line) {
        if (movement == null || line == null) {
            var alone =
                    movement == null ? java.util.Objects.requireNonNull(line).amount() : movement.amount();
            return alone.magnitude();
        }
        return switch (kind) {
            case AMOUNT -> movement.amount().minus(line.amount()).magnitude();
            case FEE ->
                Money.of(Math.abs(line.feeMinor() - ledgerFee), line.amount().currency());
            default -> movement.amount().magnitude();
        };
    }
}
