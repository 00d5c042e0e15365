package org.mentorlink.command.payment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When mentors are paid.
 *
 * @param every at once when the time to dispute is over, or at a run each day or week
 * @param on the day of a weekly run
 * @param at its time of day; where the clock is put forward over it, as much later
 * @param zone whose day and time these are
 * @param minimum by ISO 4217 code, in minor units: a transfer of less waits for more
 */
@ConfigurationProperties("mentorlink.payout-runs")
record PayoutRunProperties(
        @DefaultValue("at-once") Every every,
        @DefaultValue("MONDAY") DayOfWeek on,
        @DefaultValue("06:00") LocalTime at,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue Map<String, Long> minimum)
        implements PayoutRuns {

    enum Every {
        AT_ONCE,
        DAY,
        WEEK
    }

    PayoutRunProperties {
        minimum = Currencies.upperCase(minimum);
        minimum.forEach((currency, least) -> {
            if (Money.of(least, currency).amountMinor() < 0) {
                throw new IllegalArgumentException(
                        "the least that is paid out in " + currency + " is at least nothing");
            }
        });
    }

    @Override
    public @Nullable Instant next(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return switch (every) {
            case AT_ONCE -> null;
            case DAY -> {
                var run = today.atTime(at).atZone(zone).toInstant();
                yield run.isAfter(now)
                        ? run
                        : today.plusDays(1).atTime(at).atZone(zone).toInstant();
            }
            case WEEK -> {
                var day = today.with(TemporalAdjusters.nextOrSame(on));
                var run = day.atTime(at).atZone(zone).toInstant();
                yield run.isAfter(now)
                        ? run
                        : day.plusWeeks(1).atTime(at).atZone(zone).toInstant();
            }
        };
    }

    @Override
    public Money minimum(String currency) {
        return Money.of(minimum.getOrDefault(currency, 0L), currency);
    }
}
