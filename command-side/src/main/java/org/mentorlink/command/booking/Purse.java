package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.Settlement;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.shared.Money;

/**
 * Where a booking's money is. It is paid by one payment, and by one more for each session agreed on later that costs more;
 * what goes back is taken of the oldest first, so what was promised of a payment never becomes less.
 *
 * @param settlement how the price is divided; absent until the booking has come to an end it was paid for
 * @param payout the mentor's payout exists or is to be made
 * @param ordered the refund an admin ordered last
 * @param payments oldest first; at least one
 * @param absorbed what the platform bears of charge-backs
 * @param paid the mentor's share, as settled last, has reached them
 * @param closed all the money is where it belongs
 */
record Purse(
        @Nullable Settlement settlement,
        boolean payout,
        @Nullable Instant payoutDueAt,
        @Nullable Money ordered,
        List<Paid> payments,
        Money absorbed,
        boolean paid,
        boolean closed) {

    /**
     * One of the payments.
     *
     * @param amount what is captured, or will be
     * @param promised what is to have gone back of it in all
     * @param refunded what has gone back of it by refund or void
     * @param chargebacks what the gateway has taken back of it, by its name of the charge-back; nothing where that is not
     *     clear, or was given back
     * @param noted which of them was noted last
     * @param unclear those of which a dispute was opened though it is not clear how much they took, and whether that is so still; a
     *     payer's bank that only asks is none of them
     * @param asked what payers' banks have asked and have not ended since the last decision, which is made in spite of what was asked
     *     before
     */
    record Paid(
            PaymentId paymentId,
            Money amount,
            Money promised,
            Money refunded,
            Map<String, Money> chargebacks,
            @Nullable String noted,
            Map<String, Boolean> unclear,
            Set<String> asked) {

        static Paid untouched(PaymentId paymentId, Money amount) {
            return new Paid(paymentId, amount, amount.zero(), amount.zero(), Map.of(), null, Map.of(), Set.of());
        }

        /** What was promised before stays promised. */
        Paid promising(Money total) {
            return promised.isLessThan(total)
                    ? new Paid(paymentId, amount, total, refunded, chargebacks, noted, unclear, asked)
                    : this;
        }

        /** A void can let go of more than was to be captured. */
        Paid refunded(Money total) {
            return new Paid(paymentId, amount, promised, total.min(amount), chargebacks, noted, unclear, asked);
        }

        Paid chargedBack(String reference, Money taken) {
            var next = new HashMap<>(chargebacks);
            next.put(reference, taken);
            var open = new HashSet<>(asked);
            if (taken.isPositive()) {
                open.remove(reference);
            } else if (!chargebacks.containsKey(reference)) {
                open.add(reference);
            }
            var known = new HashMap<>(unclear);
            // What was given back is none of which it is not clear how much it was.
            if (taken.isPositive()) {
                known.replace(reference, false);
            } else if (isTaken(reference)) {
                known.put(reference, false);
            }
            return new Paid(
                    paymentId,
                    amount,
                    promised,
                    refunded,
                    Map.copyOf(next),
                    reference,
                    Map.copyOf(known),
                    Set.copyOf(open));
        }

        Paid answered(String reference) {
            var open = new HashSet<>(asked);
            open.remove(reference);
            return new Paid(
                    paymentId, amount, promised, refunded, chargebacks, noted, clear(reference), Set.copyOf(open));
        }

        private Map<String, Boolean> clear(String reference) {
            var next = new HashMap<>(unclear);
            next.replace(reference, false);
            return Map.copyOf(next);
        }

        private boolean isTaken(String reference) {
            return chargebacks.getOrDefault(reference, amount.zero()).isPositive();
        }

        boolean isUnclear(String reference) {
            return unclear.getOrDefault(reference, false);
        }

        private Paid allAnswered() {
            var next = new HashMap<>(unclear);
            next.replaceAll((reference, open) -> false);
            return new Paid(paymentId, amount, promised, refunded, chargebacks, noted, Map.copyOf(next), Set.of());
        }

        /** As charge-backs were noted before they told their amount. */
        Paid takenBack() {
            return chargebacks.isEmpty()
                    ? promising(amount).chargedBack(UNNAMED, amount.minus(refunded))
                    : disputedAsNoted();
        }

        /** A dispute by the gateway follows at once on the note of the charge-back it is about. */
        private Paid disputedAsNoted() {
            if (noted == null || !chargebacks.getOrDefault(noted, amount.zero()).isZero()) {
                return this;
            }
            var next = new HashMap<>(unclear);
            next.putIfAbsent(noted, true);
            var open = new HashSet<>(asked);
            open.remove(noted);
            return new Paid(
                    paymentId, amount, promised, refunded, chargebacks, noted, Map.copyOf(next), Set.copyOf(open));
        }

        /** What has gone back of it in all; a charge-back can make it more than the amount. */
        Money returned() {
            return sum(chargebacks.values().stream(), refunded).plus(refunded);
        }

        /** What will have gone back of it, as far as that is known. */
        Money gone() {
            return promised.isLessThan(returned()) ? returned() : promised;
        }

        Money returnedTooMuch() {
            var more = returned().minus(amount);
            return more.isPositive() ? more : more.zero();
        }

        boolean hasRefunded(Money total) {
            return !refunded.isLessThan(total.min(amount));
        }

        boolean hasReturned(Money total) {
            return !returned().isLessThan(total);
        }

        boolean isChargedBack() {
            return chargebacks.values().stream().anyMatch(Money::isPositive);
        }
    }

    private static final String UNNAMED = "";

    static Purse untouched(BookingId bookingId, Money price) {
        var first = Paid.untouched(PaymentId.of(bookingId), price);
        return new Purse(null, false, null, null, List.of(first), price.zero(), false, false);
    }

    /** The price is lower before it is captured. */
    Purse capturingOnly(Money price) {
        var first = payments.getFirst();
        return with(List.of(Paid.untouched(first.paymentId(), price)));
    }

    Purse and(PaymentPart more) {
        return with(Stream.concat(payments.stream(), Stream.of(Paid.untouched(more.paymentId(), more.amount())))
                .toList());
    }

    Purse promising(List<PaymentPart> returns) {
        var next = this;
        for (var part : returns) {
            next = next.changing(part.paymentId(), payment -> payment.promising(part.amount()));
        }
        return next;
    }

    /**
     * A mentor who was paid more than is theirs now has to owe it before the booking can close. Where a refund is still
     * on its way that always happens before it is back; after a charge-back the payout has to say so. So it has where an
     * appeal gives a mentor more, who is to be paid then.
     */
    Purse settled(BookingSettled event) {
        var lessForMentor =
                settlement != null && event.settlement().mentorShare().isLessThan(settlement.mentorShare());
        var moreForMentor = settlement != null
                && settlement.mentorShare().isLessThan(event.settlement().mentorShare());
        var promised = promising(
                event.returns() == null
                        ? List.of(new PaymentPart(first(), event.settlement().refund()))
                        : event.returns());
        return new Purse(
                event.settlement(),
                event.payout(),
                event.payoutDueAt(),
                ordered,
                promised.payments,
                absorbed,
                paid && !moreForMentor && !(lessForMentor && promised.allIsReturned()),
                false);
    }

    Purse ordered(Money refund) {
        return new Purse(settlement, payout, payoutDueAt, refund, payments, absorbed, paid, closed);
    }

    /** @param paymentId absent for the first */
    Purse refunded(@Nullable PaymentId paymentId, Money total) {
        return changing(named(paymentId), payment -> payment.refunded(total));
    }

    /** What was refunded is to be refunded once more. */
    Purse refundUndone(@Nullable PaymentId paymentId, Money total) {
        var next = refunded(paymentId, total);
        return next.allIsReturned() ? next : next.open();
    }

    Purse paidOut() {
        return new Purse(settlement, payout, payoutDueAt, ordered, payments, absorbed, true, closed);
    }

    /** Whether something is the mentor's that has not reached them. */
    boolean isOwedToMentor() {
        return settlement != null && settlement.mentorShare().isPositive() && !paid;
    }

    /** Whether more is the mentor's by now than what has reached them, if that is told. */
    boolean isMoreThan(@Nullable Money reached) {
        return reached != null && settlement != null && reached.isLessThan(settlement.mentorShare());
    }

    /** @param paymentId absent for the first */
    Purse chargedBack(@Nullable PaymentId paymentId, String reference, Money amount) {
        return changing(named(paymentId), payment -> payment.chargedBack(reference, amount));
    }

    /** @param paymentId absent for the first */
    Purse answered(@Nullable PaymentId paymentId, String reference) {
        return changing(named(paymentId), payment -> payment.answered(reference));
    }

    Purse allAnswered() {
        return with(payments.stream().map(Paid::allAnswered).toList());
    }

    /** @param paymentId absent for the first */
    boolean isAsked(@Nullable PaymentId paymentId, String reference) {
        return payment(paymentId)
                .filter(payment -> payment.asked().contains(reference))
                .isPresent();
    }

    /** How many answers payers' banks wait for, about all of the payments. */
    int asked() {
        return payments.stream().mapToInt(payment -> payment.asked().size()).sum();
    }

    /** @param paymentId absent for the first */
    boolean isUnclear(@Nullable PaymentId paymentId, String reference) {
        return payment(paymentId)
                .filter(payment -> payment.isUnclear(reference))
                .isPresent();
    }

    /** @param paymentId absent for the first */
    boolean isNotedUnclear(@Nullable PaymentId paymentId) {
        return payment(paymentId)
                .filter(payment -> payment.noted() != null && payment.isUnclear(payment.noted()))
                .isPresent();
    }

    /** Whether something was taken back of any payment, and nobody knows how much. */
    boolean isUnclear() {
        return payments.stream().anyMatch(payment -> payment.unclear().containsValue(true));
    }

    /** As charge-backs were noted before they told their amount. */
    Purse takenBack(@Nullable PaymentId paymentId) {
        return changing(named(paymentId), Paid::takenBack);
    }

    Purse absorbing(Money amount) {
        return new Purse(settlement, payout, payoutDueAt, ordered, payments, absorbed.plus(amount), paid, closed);
    }

    private Purse open() {
        return new Purse(settlement, payout, payoutDueAt, ordered, payments, absorbed, paid, false);
    }

    Purse closedNow() {
        return new Purse(settlement, payout, payoutDueAt, ordered, payments, absorbed, paid, true);
    }

    /** What has already been promised back to the mentee of the price. */
    Money refund(Money price) {
        return settlement == null ? price.zero() : settlement.refund();
    }

    /**
     * What is to have gone back of each payment where that price is what was agreed on and that much of it is refunded;
     * absent where one payment is the price and that much goes back of it. What was promised of a payment and is not back
     * yet goes back also where less is refunded in the end, as after an appeal.
     */
    @Nullable List<PaymentPart> returns(Money price, Money refund) {
        if (payments.size() == 1
                && payments.getFirst().amount().equals(price)
                && (!refund.isLessThan(payments.getFirst().promised())
                        || payments.getFirst().hasReturned(payments.getFirst().promised()))) {
            return null;
        }
        var missing = due(price, refund);
        for (var payment : payments) {
            missing = missing.minus(payment.promised());
        }
        var covered = new ArrayList<Money>();
        for (var payment : payments) {
            // What a charge-back has brought already is promised too: it may be given back.
            var there = payment.gone()
                    .min(payment.amount())
                    .minus(payment.promised())
                    .min(missing);
            var taken = there.isPositive() ? payment.promised().plus(there) : payment.promised();
            missing = missing.minus(taken.minus(payment.promised()));
            covered.add(taken);
        }
        // More than a payment was goes for the others, of which nothing is asked for as long.
        for (var payment : payments) {
            missing = missing.minus(payment.returnedTooMuch());
        }
        var parts = new ArrayList<PaymentPart>();
        for (var number = 0; number < payments.size(); number++) {
            var payment = payments.get(number);
            var more = payment.amount().minus(covered.get(number)).min(missing);
            var total = more.isPositive() ? covered.get(number).plus(more) : covered.get(number);
            missing = more.isPositive() ? missing.minus(more) : missing;
            if (total.isPositive()) {
                parts.add(new PaymentPart(payment.paymentId(), total));
            }
        }
        return List.copyOf(parts);
    }

    /** What the platform bears where that much of the price is refunded, besides what it bears already. */
    Money borne(Money price, Money refund) {
        var tooMuch = gone().minus(due(price, refund));
        return (tooMuch.isPositive() ? tooMuch : price.zero()).minus(absorbed);
    }

    /** The same where everything goes back. */
    Money borneOfAll() {
        return sum(payments.stream().map(Paid::returnedTooMuch), absorbed).minus(absorbed);
    }

    /** @param paymentId absent for the first */
    Optional<Paid> payment(@Nullable PaymentId paymentId) {
        var wanted = named(paymentId);
        return payments.stream()
                .filter(payment -> payment.paymentId().equals(wanted))
                .findFirst();
    }

    boolean isChargedBack() {
        return payments.stream().anyMatch(Paid::isChargedBack);
    }

    /** The first payment, without which no other was made. */
    boolean isFirstChargedBack() {
        return payments.getFirst().isChargedBack();
    }

    boolean isAllReturned() {
        return payments.stream().allMatch(payment -> payment.hasReturned(payment.amount()));
    }

    boolean isWhereItBelongs() {
        return settlement != null && allIsReturned() && (!payout || paid);
    }

    boolean allIsReturned() {
        return payments.stream().allMatch(payment -> payment.hasReturned(payment.promised()));
    }

    /** What is to have gone back in all: what was paid and is not the price any more, and what is refunded of it. */
    private Money due(Money price, Money refund) {
        return sum(payments.stream().map(Paid::amount), price).minus(price).plus(refund);
    }

    private Money gone() {
        return sum(payments.stream().map(Paid::gone), payments.getFirst().amount());
    }

    private static Money sum(Stream<Money> amounts, Money like) {
        return amounts.reduce(like.zero(), Money::plus);
    }

    private PaymentId first() {
        return payments.getFirst().paymentId();
    }

    private PaymentId named(@Nullable PaymentId paymentId) {
        return Objects.requireNonNullElse(paymentId, first());
    }

    private Purse changing(PaymentId paymentId, UnaryOperator<Paid> change) {
        return with(payments.stream()
                .map(payment -> payment.paymentId().equals(paymentId) ? change.apply(payment) : payment)
                .toList());
    }

    private Purse with(List<Paid> next) {
        return new Purse(settlement, payout, payoutDueAt, ordered, next, absorbed, paid, closed);
    }
}
