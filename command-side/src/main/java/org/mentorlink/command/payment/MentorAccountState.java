package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;

/**
 * What the events of a mentor's account add up to.
 *
 * @param debt owed in all; less than nothing where the platform owes the mentor
 * @param owed by the payout it is owed because of
 * @param applied the payouts that debts have been taken out of
 */
record MentorAccountState(Money debt, Map<PayoutId, Money> owed, Set<PayoutId> applied) {

    static MentorAccountState none(String currency) {
        return new MentorAccountState(Money.zero(currency), Map.of(), Set.of());
    }

    static MentorAccountState evolve(@Nullable MentorAccountState state, MentorAccountEvent event) {
        return switch (event) {
            case RecoveryOwed e -> {
                var before = state == null ? none(e.debt().currency()) : state;
                var owed = new HashMap<>(before.owed);
                owed.put(e.payoutId(), e.owedTotal());
                yield new MentorAccountState(e.debt(), Map.copyOf(owed), before.applied);
            }
            case RecoveryApplied e -> {
                var before = state == null ? none(e.debt().currency()) : state;
                var applied = new HashSet<>(before.applied);
                applied.add(e.payoutId());
                yield new MentorAccountState(e.debt(), before.owed, Set.copyOf(applied));
            }
        };
    }

    Money owedFor(PayoutId payoutId) {
        return owed.getOrDefault(payoutId, debt.zero());
    }

    boolean hasApplied(PayoutId payoutId) {
        return applied.contains(payoutId);
    }

    Money recoverableFrom(Money payoutAmount) {
        return debt.min(payoutAmount);
    }
}
