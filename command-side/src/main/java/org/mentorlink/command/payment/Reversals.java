package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.OutstandingReversal;
import org.mentorlink.shared.Money;

/**
 * What was, or is to be, taken back of a transfer, by number. What was refused once is not asked for again: the mentor
 * owes it.
 *
 * @param transfer the gateway's name of what was transferred; absent where nothing was
 * @param most what was transferred
 */
record Reversals(@Nullable String gateway, @Nullable String transfer, Money most, Map<Integer, Reversal> byNumber) {

    enum Status {
        REQUESTED,
        DONE,
        FAILED
    }

    /** @param unanswered how often the gateway did not answer */
    record Reversal(Money amount, Status status, int unanswered) {}

    static Reversals none(Money most) {
        return new Reversals(null, null, most, Map.of());
    }

    static Reversals of(@Nullable String gateway, @Nullable String transfer, Money transferred) {
        return new Reversals(gateway, transfer, transferred, Map.of());
    }

    /** Taken back, or asked to be. */
    Money sum() {
        var sum = most.zero();
        for (var reversal : byNumber.values()) {
            sum = reversal.status == Status.FAILED ? sum : sum.plus(reversal.amount);
        }
        return sum;
    }

    /** What there is left to take back; nothing once the gateway has refused. */
    Money left() {
        return byNumber.values().stream().anyMatch(it -> it.status == Status.FAILED) ? most.zero() : most.minus(sum());
    }

    int next() {
        return byNumber.size() + 1;
    }

    boolean awaits(int number) {
        var reversal = byNumber.get(number);
        return reversal != null && reversal.status == Status.REQUESTED;
    }

    int unanswered(int number) {
        var reversal = byNumber.get(number);
        return reversal == null ? 0 : reversal.unanswered;
    }

    Money amount(int number) {
        var reversal = byNumber.get(number);
        return reversal == null ? most.zero() : reversal.amount;
    }

    @Nullable OutstandingReversal outstanding(int number, int attempt) {
        return gateway != null && transfer != null && awaits(number) && unanswered(number) == attempt
                ? new OutstandingReversal(gateway, transfer, amount(number))
                : null;
    }

    Reversals requested(int number, Money amount) {
        return with(number, new Reversal(amount, Status.REQUESTED, 0));
    }

    Reversals settled(int number, Status status) {
        return with(number, new Reversal(amount(number), status, unanswered(number)));
    }

    Reversals notAnswered(int number, int attempt) {
        return with(number, new Reversal(amount(number), Status.REQUESTED, attempt));
    }

    private Reversals with(int number, Reversal reversal) {
        var next = new HashMap<>(byNumber);
        next.put(number, reversal);
        return new Reversals(gateway, transfer, most, Map.copyOf(next));
    }
}
