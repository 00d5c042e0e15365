package org.mentorlink.command.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/** When what mentors have earned is sent, and how much it has to be. */
public interface PayoutRuns {

    /** Each payout by itself as soon as it may be, however little it is. */
    PayoutRuns NONE = new PayoutRuns() {
        @Override
        public @Nullable Instant next(Instant now) {
            return null;
        }

        @Override
        public Money minimum(String currency) {
            return Money.zero(currency);
        }
    };

    /** The first run after that moment; absent where nothing waits for a run. */
    @Nullable Instant next(Instant now);

    /** Less is carried to the next run. */
    Money minimum(String currency);

    /** Whether payouts are collected and sent together at all. */
    default boolean collects(String currency) {
        return next(Instant.EPOCH) != null || minimum(currency).isPositive();
    }
}
