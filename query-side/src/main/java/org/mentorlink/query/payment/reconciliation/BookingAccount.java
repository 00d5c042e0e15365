package org.mentorlink.query.payment.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;

/**
 * One booking's money as three tell it: the booking how it is divided, its payments what came and went back, its payout what the
 * mentor has got of it. Once everything has got where it belongs, they say the same:
 *
 * <pre>
 * captured - gone back + borne by the platform = the mentor's share + the platform's share, and nothing is held
 * the shares as settled                        = the shares as the payout has them
 * what was to be sent                          = what was sent, and taken for what the mentor owes
 * </pre>
 *
 * <p>What is on its way is no difference as long as it may be; each difference tells since when it is one, so it belongs to one
 * period. While a dispute is open nothing is compared, for nothing is decided. Amounts are minor units of one currency.
 */
final class BookingAccount {

    /** What it is told of; each is sent within moments of what it follows from, unless something is wrong. */
    static final Set<Class<?>> TYPES = Set.of(
            BookingSettled.class,
            BookingClosed.class,
            DisputeOpened.class,
            DisputeAppealed.class,
            DisputeResolved.class,
            ChargebackAbsorbed.class,
            PaymentCaptured.class,
            StrayPaymentTaken.class,
            PaymentRefunded.class,
            RefundRequested.class,
            RefundFailed.class,
            RefundReversed.class,
            PaymentChargedBack.class,
            ChargebackReversed.class,
            PayoutScheduled.class,
            PayoutRevised.class,
            PayoutRevisionDeferred.class,
            PayoutFrozen.class,
            PayoutSent.class,
            RecoveryDue.class,
            PayoutCollected.class,
            PayoutWithdrawn.class,
            PayoutBatchRequested.class,
            BankTransferOrdered.class,
            BankTransferWithdrawn.class,
            BankTransferFailed.class);

    /** One step follows another of itself within that time, retries included. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final long SOON = micros(PATIENCE);
    private static final long DAY = micros(Period.APART);
    private static final long WEEK = micros(Period.AROUND);
    private static final long NEVER = Long.MIN_VALUE / 2;

    private @Nullable String currency;
    private @Nullable Money foreign;

    private boolean captureSeen;
    private boolean moved;
    private long price;
    private long captured;
    private long returned;
    private long absorbed;
    private long refunding;
    private long moneyAt = NEVER;
    private long refundAskedAt = NEVER;

    private boolean settled;
    private boolean ofOnePayment;
    private boolean disputed;
    private boolean closed;
    private long refund;
    private long commission;
    private long share;
    private long settledAt = NEVER;
    private long settledBy;
    private long closedAt = NEVER;

    private boolean scheduled;
    private boolean deferred;
    private boolean collected;
    private boolean sent;
    private long payout;
    private long payoutCommission;
    private long nextPayout;
    private long nextCommission;
    private long toSend;
    private long sentInAll;
    private long bankedAt = NEVER;

    /** What waits for others to be sent with it may as long as it does; what is asked for with them, or has failed with them, may not. */
    private long overdueFrom = NEVER;

    private long dueAt = NEVER;
    private long payoutAt = NEVER;
    private long sentAt = NEVER;

    /**
     * A difference.
     *
     * @param stake more than nothing
     * @param booking what the booking says; absent where it says nothing of it
     * @param ledger what payments or the payout say; absent where there is none
     * @param since microseconds since 1970: from then on it is one
     */
    record Difference(
            BreakKind kind,
            MovementKind movement,
            Money stake,
            @Nullable Money booking,
            @Nullable Money ledger,
            long since) {}

    /** Which bookings an event tells something of; of a batch those for which something is to be transferred. */
    static List<BookingId> bookingsOf(Object event) {
        if (event instanceof PayoutBatchRequested batch) {
            return batch.shares().stream()
                    .filter(share -> share.net().isPositive())
                    .map(PayoutShare::bookingId)
                    .toList();
        }
        var booking = bookingOf(event);
        return booking == null ? List.of() : List.of(booking);
    }

    /** Which booking an event tells something of; none where it is of a pack of credits or of no booking. */
    private static @Nullable BookingId bookingOf(Object event) {
        return switch (event) {
            case PaymentEvent payment -> payment.booking();
            case PayoutEvent payout -> payout.bookingId();
            case BookingEvent booking -> booking.bookingId();
            case PayoutCollected waits -> waits.bookingId();
            case PayoutWithdrawn waits -> waits.bookingId();
            case BankTransferOrdered waits -> bookingOf(waits.key());
            case BankTransferWithdrawn waits -> bookingOf(waits.key());
            case BankTransferFailed waits -> bookingOf(waits.key());
            default -> null;
        };
    }

    /** Of a transfer of one payout; of a batch the account tells which are in it. */
    private static @Nullable BookingId bookingOf(String key) {
        return key.startsWith(PayoutId.PREFIX)
                ? new BookingId(Ids.sibling(BookingId.PREFIX, key.substring(0, key.indexOf('/'))))
                : null;
    }

    /**
     * The next event, in the order of its own aggregate.
     *
     * @param at microseconds since 1970
     * @param position in the log
     */
    void see(Object event, long at, long position) {
        switch (event) {
            case PaymentEvent payment -> see(payment, at);
            case PayoutEvent payout -> see(payout, at);
            case BookingEvent booking -> see(booking, at, position);
            case PayoutCollected waits -> {
                // Anew, where its batch has failed: then staff are to have it sent, unless there is a run that does.
                overdueFrom = overdueFrom != NEVER && waits.runAt() == null ? at + DAY : NEVER;
                collected = true;
            }
            case PayoutWithdrawn waits -> {
                collected = false;
                overdueFrom = NEVER;
            }
            case PayoutBatchRequested waits ->
                overdueFrom = at + (BankTransferId.GATEWAY.equals(waits.gateway()) ? WEEK : DAY);
            case BankTransferOrdered waits -> bankedAt = at;
            case BankTransferWithdrawn waits -> bankedAt = NEVER;
            case BankTransferFailed waits -> bankedAt = NEVER;
            default -> {}
        }
    }

    private void see(PaymentEvent event, long at) {
        moneyAt = at;
        switch (event) {
            case PaymentCaptured taken -> {
                captured += minor(taken.amount());
                if (taken.paymentId().equals(PaymentId.of(taken.bookingId()))) {
                    captureSeen = true;
                    price = taken.amount().amountMinor();
                }
            }
            case StrayPaymentTaken taken -> captured += minor(taken.amount());
            case PaymentRefunded back -> {
                returned += minor(back.amount());
                answered(back.amount());
            }
            case RefundRequested asked -> {
                refunding += minor(asked.amount());
                refundAskedAt = at;
            }
            case RefundFailed failed -> answered(failed.amount());
            case RefundReversed again -> returned -= minor(again.amount());
            case PaymentChargedBack back -> returned += minor(back.amount());
            case ChargebackReversed again -> returned -= minor(again.amount());
            default -> {}
        }
    }

    private void answered(Money refund) {
        refunding = Math.max(0, refunding - refund.amountMinor());
    }

    private void see(PayoutEvent event, long at) {
        switch (event) {
            case PayoutScheduled it -> {
                scheduled = true;
                earns(minor(it.amount()), minor(it.commission()), at);
                dueAt = Movements.micros(it.dueAt());
            }
            case PayoutRevised it -> {
                scheduled = true;
                waitsNoLonger();
                earns(minor(it.amount()), minor(it.commission()), at);
                dueAt = Movements.micros(it.dueAt());
            }
            case PayoutRevisionDeferred it -> {
                nextPayout = minor(it.amount());
                nextCommission = minor(it.commission());
                deferred = true;
                payoutAt = at;
            }
            case PayoutFrozen it -> {
                // What has begun is still under way with others.
                collected = collected && Boolean.TRUE.equals(it.begun());
                bankedAt = NEVER;
            }
            case PayoutSent it -> {
                if (!sent) {
                    toSend = payout;
                }
                sent = true;
                waitsNoLonger();
                sentInAll += minor(it.net()) + it.recovered().amountMinor();
                sentAt = at;
            }
            case RecoveryDue it ->
                earns(payout - minor(it.amount()), payoutCommission - minor(it.commissionReduction()), at);
            default -> {}
        }
    }

    private void waitsNoLonger() {
        collected = false;
        bankedAt = NEVER;
        overdueFrom = NEVER;
    }

    private void earns(long amount, long commission, long at) {
        payout = amount;
        payoutCommission = commission;
        deferred = false;
        payoutAt = at;
    }

    private void see(BookingEvent event, long at, long position) {
        switch (event) {
            case BookingSettled it -> {
                settled = true;
                closed = false;
                ofOnePayment = it.returns() == null;
                refund = minor(it.settlement().refund());
                commission = minor(it.settlement().commission());
                share = minor(it.settlement().mentorShare());
                settledAt = at;
                settledBy = position;
            }
            case ChargebackAbsorbed it -> {
                absorbed += minor(it.amount());
                moneyAt = at;
            }
            case BookingClosed it -> {
                closed = true;
                closedAt = at;
            }
            case DisputeOpened it -> disputed = true;
            case DisputeAppealed it -> disputed = true;
            case DisputeResolved it -> disputed = false;
            default -> {}
        }
    }

    private long minor(Money amount) {
        moved |= !amount.isZero();
        if (currency == null) {
            currency = amount.currency();
        }
        if (!currency.equals(amount.currency())) {
            foreign = amount;
            return 0;
        }
        return amount.amountMinor();
    }

    /**
     * Whether something happened before what was seen here: nothing moves before it was captured. What nothing moved of came to
     * nothing, and that is settled within four days of its payment, if there was one, so it was seen.
     */
    boolean hasHistory() {
        return moved && !captureSeen;
    }

    /** Whether it may be forgotten: all is where it belongs. */
    boolean isOver() {
        return closed
                && !disputed
                && !hasHistory()
                && refunding == 0
                && differences().isEmpty();
    }

    /** Whether its settlement, or that it came to nothing, is of that period, by when it can be judged. */
    boolean isOf(long from, long to) {
        return isBetween((settled ? settledAt : closedAt) + SOON, from, to);
    }

    /** Whether a difference could be one of that period, going by what was seen. */
    boolean concerns(long from, long to) {
        return LongStream.of(
                        settledAt + SOON,
                        closedAt + SOON,
                        moneyAt + SOON,
                        payoutAt + SOON,
                        sentAt + SOON,
                        Math.max(dueAt, Math.max(payoutAt, settledAt)) + DAY,
                        refundAskedAt + WEEK,
                        bankedAt + WEEK,
                        overdueFrom,
                        settledAt + WEEK)
                .anyMatch(moment -> isBetween(moment, from, to));
    }

    static boolean isBetween(long moment, long from, long to) {
        return moment >= from && moment < to;
    }

    /** What only the log's own order tells: a mentor's account is not the booking's, and so in none of its histories. */
    BookingAccount knowing(BookingAccount seen) {
        collected |= seen.collected && !sent;
        bankedAt = sent ? NEVER : Math.max(bankedAt, seen.bankedAt);
        overdueFrom = sent ? NEVER : Math.max(overdueFrom, seen.overdueFrom);
        settledBy = seen.settledBy;
        return this;
    }

    /** What is held of a booking whose session is over, and that nobody has settled; nothing of one that is not paid. */
    Optional<Difference> unsettled(long endedAt) {
        var left = captured - returned + absorbed;
        return settled || closed || disputed || left <= 0
                ? Optional.empty()
                : Optional.of(difference(BreakKind.BOOKING_HELD, MovementKind.CAPTURE, left, 0, left, endedAt + DAY));
    }

    /** Position of the last settlement in the log; nothing where it was not seen. */
    @Nullable Long settledBy() {
        return settledBy == 0 ? null : settledBy;
    }

    /** What differs, whenever it does so. */
    List<Difference> differences() {
        var found = new ArrayList<Difference>();
        if (foreign != null) {
            found.add(new Difference(
                    BreakKind.CURRENCY,
                    MovementKind.CAPTURE,
                    foreign.isPositive() ? foreign : foreign.zero().minus(foreign),
                    null,
                    foreign,
                    Math.max(moneyAt, Math.max(settledAt, payoutAt)) + SOON));
        }
        if (!disputed) {
            addMoney(found);
            addShares(found);
        }
        addPayout(found);
        return List.copyOf(found);
    }

    /** What came, what went back and what is divided. Of several that apply the first is told. */
    private void addMoney(List<Difference> found) {
        var divided = refund + commission + share;
        var left = captured - returned + absorbed - commission - share;
        if (settled && ofOnePayment && captureSeen && price != divided) {
            found.add(difference(
                    BreakKind.BOOKING_PRICE, MovementKind.CAPTURE, price - divided, divided, price, settledAt + SOON));
        } else if ((settled || closed) && left != 0) {
            var isRefund = settled && (left > 0 ? returned < refund : returned > refund);
            found.add(difference(
                    isRefund ? BreakKind.BOOKING_REFUND : BreakKind.BOOKING_HELD,
                    isRefund ? MovementKind.REFUND : MovementKind.CAPTURE,
                    left,
                    isRefund ? returned + left : 0,
                    isRefund ? returned : left,
                    leftSince(left)));
        }
    }

    /** A gateway may take days for a refund, and may not tell for as long whether it has captured. */
    private long leftSince(long left) {
        if (left > 0 && refunding > 0) {
            return refundAskedAt + WEEK;
        }
        return captured == 0 ? settledAt + WEEK : Math.max(moneyAt, Math.max(settledAt, closedAt)) + SOON;
    }

    private void addShares(List<Difference> found) {
        var due = Math.max(settledAt, payoutAt) + SOON;
        var hasShare = deferred ? nextPayout : payout;
        var hasCommission = deferred ? nextCommission : payoutCommission;
        if (settled && !scheduled) {
            if (share + commission != 0) {
                found.add(new Difference(
                        BreakKind.BOOKING_SHARES,
                        MovementKind.TRANSFER,
                        money(Math.abs(share + commission)),
                        money(share),
                        null,
                        due));
            }
        } else if (share != hasShare) {
            found.add(difference(
                    BreakKind.BOOKING_SHARES, MovementKind.TRANSFER, share - hasShare, share, hasShare, due));
        } else if (commission != hasCommission) {
            found.add(difference(
                    BreakKind.BOOKING_COMMISSION,
                    MovementKind.TRANSFER,
                    commission - hasCommission,
                    commission,
                    hasCommission,
                    due));
        }
    }

    /**
     * What waits for others to be sent with it may wait; for the bank, with them or by itself, a week, and for any other gateway a day.
     * What is frozen may as long as there is a dispute.
     */
    private void addPayout(List<Difference> found) {
        if (sent) {
            if (sentInAll != toSend) {
                found.add(difference(
                        BreakKind.BOOKING_PAYOUT,
                        MovementKind.TRANSFER,
                        sentInAll - toSend,
                        toSend,
                        sentInAll,
                        sentAt + SOON));
            }
        } else if (!disputed && (!collected || overdueFrom != NEVER) && captured > 0) {
            var due = deferred ? nextPayout : payout;
            if (due > 0) {
                found.add(new Difference(
                        BreakKind.BOOKING_PAYOUT,
                        MovementKind.TRANSFER,
                        money(due),
                        money(due),
                        null,
                        Math.max(
                                Math.max(dueAt, Math.max(payoutAt, settledAt)) + DAY,
                                Math.max(bankedAt + WEEK, overdueFrom))));
            }
        }
    }

    private Difference difference(
            BreakKind kind, MovementKind movement, long difference, long booking, long ledger, long since) {
        return new Difference(kind, movement, money(Math.abs(difference)), money(booking), money(ledger), since);
    }

    private Money money(long minor) {
        return Money.of(minor, java.util.Objects.requireNonNull(currency));
    }

    private static long micros(Duration time) {
        return TimeUnit.SECONDS.toMicros(time.toSeconds());
    }
}
