package org.mentorlink.query.payment.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.AdjustmentEvent;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.EventLog.Said;
import org.mentorlink.shared.Money;

/**
 * The movements that the ledger knows of, read off the events: what it books on {@code assets:gateway:cash}. A capture is named by
 * our key, for its event tells no name of the gateway; everything else as the gateway names it.
 */
final class LedgerMovements {

    /** Events that move money between the platform and a gateway. */
    static final Set<Class<?>> TYPES = Set.of(
            PaymentCaptured.class,
            StrayPaymentTaken.class,
            PaymentRefunded.class,
            RefundReversed.class,
            PaymentChargedBack.class,
            ChargebackReversed.class,
            PayoutSent.class,
            PayoutBatchSent.class,
            TransferReversed.class,
            GatewayFeeStated.class,
            AdjustmentPosted.class,
            AdjustmentReversed.class);

    private static final Set<Class<?>> STATED = Set.of(GatewayFeeStated.class);
    private static final Set<Class<?>> POSTINGS = Set.of(AdjustmentPosted.class, AdjustmentReversed.class);

    private static final Set<Class<?>> READ =
            Stream.of(TYPES, BookingAccount.TYPES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** So many positions are read at a time. */
    private static final int STRETCH = 10_000;

    /** Added on both sides, so that it does not matter how exactly times are compared. */
    private static final Duration NEARLY = Duration.ofHours(1);

    private final EventLog log;
    private final Executor reading;

    /** @param reading reads ahead, some stretches at a time, while what was read before is looked at */
    LedgerMovements(EventLog log, Executor reading) {
        this.log = log;
        this.reading = reading;
    }

    /**
     * @param bookingId absent where a pack of credits was paid
     * @param reference the gateway's own name, where the event tells it
     */
    record Movement(
            MovementKind kind,
            String name,
            @Nullable BookingId bookingId,
            Money amount,
            @Nullable String reference) {}

    /** Is told how far the reading is. */
    @FunctionalInterface
    interface Reading {

        /**
         * @param movements found so far
         * @param done positions of the log that were looked at
         * @param total positions that there are to look at
         */
        void reached(long movements, long done, long total);
    }

    /**
     * Everything around the period, up to a position.
     *
     * @param ours refunds that the gateway has given no name of its own, by our key
     * @param bookings see the same events
     */
    Movements read(Period period, long head, Reading told, Set<String> ours, BookingAccounts bookings) {
        var movements = new Movements();
        var fees = new Movements();
        var postings = new ArrayList<Said>();
        var until = Math.min(head, log.lastBefore(period.latest().plus(NEARLY)));
        var from = log.positionBefore(period.earliest().minus(NEARLY));
        var total = Math.max(0, until - from);
        told.reached(0, 0, total);
        var done = new AtomicLong();
        var stretches = new Ahead<List<Said>>(reading, found -> {
            for (var said : found) {
                if (said.event() instanceof AdjustmentEvent) {
                    postings.add(said);
                } else if (said.event() instanceof GatewayFeeStated stated) {
                    // It is of a movement around the period, whenever it is stated.
                    addFee(fees, stated, said);
                } else if (period.isAround(said.at())) {
                    add(movements, said);
                    addNameless(ours, said.event());
                    bookings.see(said.event(), said.at(), said.position());
                }
            }
            told.reached(movements.size(), Math.min(total, done.addAndGet(STRETCH)), total);
        });
        for (var after = from; after < until; after += STRETCH) {
            var begin = after;
            stretches.ask(() -> log.said(READ, begin, Math.min(until, begin + STRETCH)));
        }
        stretches.end();
        postings.addAll(postedLater(until, head));
        addFeesStatedLater(fees, movements.sorted(), until, head);
        var posted = standing(postings);
        posted.forEach(said -> addPosted(movements, period, said));
        return movements.withFees(fees).withPosted(postedFees(movements, posted));
    }

    /** Posted by staff after what was read already: few, and some time after the movement that each is about. */
    private List<Said> postedLater(long until, long head) {
        return until >= head ? List.of() : log.said(POSTINGS, until, head);
    }

    /** As by a gateway that settles weeks later, or a step that was parked: only those of movements that are compared. */
    private void addFeesStatedLater(Movements fees, Movements movements, long until, long head) {
        for (var after = until; after < head; after += STRETCH) {
            for (var said : log.said(STATED, after, Math.min(head, after + STRETCH))) {
                var stated = (GatewayFeeStated) said.event();
                if (isOfOne(movements, stated)) {
                    addFee(fees, stated, said);
                }
            }
        }
    }

    private static boolean isOfOne(Movements movements, GatewayFeeStated stated) {
        return movements.has(movements.name(stated.movement(), nameOf(stated)));
    }

    private static String nameOf(GatewayFeeStated stated) {
        return stated.movement() == MovementKind.CAPTURE ? stated.paymentId().value() : stated.reference();
    }

    /** Those that were not posted back. */
    private static List<Said> standing(List<Said> postings) {
        var standing = new LinkedHashMap<AdjustmentId, Said>();
        for (var said : postings) {
            switch ((AdjustmentEvent) said.event()) {
                case AdjustmentPosted posted -> standing.put(posted.adjustmentId(), said);
                case AdjustmentReversed reversed -> standing.remove(reversed.adjustmentId());
            }
        }
        return List.copyOf(standing.values());
    }

    /** It stands for the movement in the gateway's books, and so for when that was. */
    private static void addPosted(Movements movements, Period period, Said said) {
        var posted = (AdjustmentPosted) said.event();
        var movement = movement(posted);
        if (movement != null && period.isAround(posted.bookedAt())) {
            movements.add(movement.kind(), movement.name(), movement.amount(), 0, posted.bookedAt(), said.position());
        }
    }

    private Map<Movements.Name, Money> postedFees(Movements movements, List<Said> posted) {
        var fees = new HashMap<Movements.Name, Money>();
        for (var said : posted) {
            var adjustment = (AdjustmentPosted) said.event();
            var position = adjustment.ledgerPosition();
            if (adjustment.kind() == AdjustmentKind.GATEWAY_FEE && position != null) {
                var movement = at(position);
                fees.merge(movements.name(movement.kind(), movement.name()), adjustment.amount(), Money::plus);
            }
        }
        return fees;
    }

    private static void add(Movements movements, Said said) {
        var movement = movement(said.event());
        if (movement != null) {
            movements.add(movement.kind(), movement.name(), movement.amount(), 0, said.at(), said.position());
        }
    }

    private static void addNameless(Set<String> ours, Object event) {
        if (event instanceof PaymentRefunded refunded
                && refunded.gatewayReference().equals(refunded.refundId())) {
            ours.add(refunded.refundId());
        }
    }

    /** One in another currency than its movement is not comparable with what a report tells in minor units. */
    private static void addFee(Movements fees, GatewayFeeStated stated, Said said) {
        fees.add(
                stated.movement(),
                nameOf(stated),
                stated.gross(),
                stated.fee().amountMinor(),
                said.at(),
                said.position());
    }

    /** The movement at a position that was read before. */
    Movement at(long position) {
        var message = log.read(TYPES, position - 1, 1).getFirst();
        var movement = movement(message.getPayload());
        if (movement == null || position(message) != position) {
            throw new IllegalStateException("nothing was moved at position " + position);
        }
        return movement;
    }

    /** Nothing, where all of a payout was taken for what the mentor owes. */
    static @Nullable Movement movement(Object event) {
        return switch (event) {
            // Paid with credits, it is in no books of a gateway.
            case PaymentCaptured captured when captured.creditAccountId() != null -> null;
            case PaymentRefunded refunded when refunded.creditAccountId() != null || refunded.isThroughBank() -> null;
            case PaymentCaptured captured ->
                new Movement(
                        MovementKind.CAPTURE,
                        captured.paymentId().value(),
                        captured.booking(),
                        captured.amount(),
                        null);
            case StrayPaymentTaken stray ->
                new Movement(
                        MovementKind.CAPTURE,
                        stray.paymentId().value(),
                        stray.booking(),
                        stray.amount(),
                        stray.gatewayReference());
            case RefundReversed reversed ->
                new Movement(
                        MovementKind.REFUND_REVERSAL,
                        reversed.gatewayReference(),
                        reversed.booking(),
                        reversed.amount(),
                        reversed.gatewayReference());
            // Of what it was not clear how much it was, nothing was booked.
            case ChargebackReversed reversed when reversed.amount().isZero() -> null;
            case ChargebackReversed reversed ->
                new Movement(
                        MovementKind.CHARGEBACK_REVERSAL,
                        reversed.gatewayDisputeId(),
                        reversed.booking(),
                        reversed.amount(),
                        reversed.gatewayDisputeId());
            case PaymentRefunded refunded ->
                new Movement(
                        MovementKind.REFUND,
                        refunded.gatewayReference(),
                        refunded.booking(),
                        refunded.amount(),
                        refunded.gatewayReference());
            case PaymentChargedBack chargedBack ->
                new Movement(
                        MovementKind.CHARGEBACK,
                        chargedBack.gatewayDisputeId(),
                        chargedBack.booking(),
                        chargedBack.amount(),
                        chargedBack.gatewayDisputeId());
            // Paid by the bank, it is in no books of a gateway.
            case PayoutSent sent when BankTransferId.GATEWAY.equals(sent.gateway()) -> null;
            case PayoutBatchSent sent when BankTransferId.GATEWAY.equals(sent.gateway()) -> null;
            // The gateway made one transfer of all of them.
            case PayoutSent sent when sent.payoutBatchId() != null -> null;
            case PayoutBatchSent sent
            when sent.net().isPositive() ->
                new Movement(
                        MovementKind.TRANSFER,
                        sent.gatewayReference() == null ? sent.payoutBatchId().value() : sent.gatewayReference(),
                        sent.shares().getFirst().bookingId(),
                        sent.net(),
                        sent.gatewayReference());
            case PayoutSent sent
            when sent.net().isPositive() ->
                new Movement(
                        MovementKind.TRANSFER,
                        // One that moved money without telling a name is found nowhere else, and told as missing.
                        sent.gatewayReference() == null ? sent.payoutId().value() : sent.gatewayReference(),
                        sent.bookingId(),
                        sent.net(),
                        sent.gatewayReference());
            case TransferReversed reversed ->
                new Movement(
                        MovementKind.REVERSAL,
                        reversed.gatewayReference(),
                        reversed.bookingId(),
                        reversed.amount(),
                        reversed.gatewayReference());
            // A fee is of another movement.
            case AdjustmentPosted posted
            when posted.kind() != AdjustmentKind.GATEWAY_FEE ->
                new Movement(
                        posted.movement(),
                        GatewayReport.name(posted.movement(), posted.gatewayReference(), posted.amount()),
                        posted.bookingId(),
                        posted.amount(),
                        posted.gatewayReference());
            default -> null;
        };
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
