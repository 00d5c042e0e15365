package org.mentorlink.query.mentoring.search;

import java.util.Currency;
import org.mentorlink.mentoring.MentorCounts.PriceBand;
import org.mentorlink.shared.Money;

/**
 * Bands of hourly rates: 1, 2 and 5 times each power of ten of a currency's major unit, so that a band holds what people
 * would call one price class, whatever the currency is worth.
 */
final class PriceBands {

    private static final long[] STEPS = {1, 2, 5};
    private static final char SEPARATOR = ':';

    private PriceBands() {}

    /** The band that holds a rate, as one value. */
    static String key(Money rate) {
        return rate.currency() + SEPARATOR + floor(rate.amountMinor(), rate.currency());
    }

    private static long floor(long rate, String currency) {
        var floor = 0L;
        for (var bound = first(currency); bound <= rate; bound = next(bound, currency)) {
            floor = bound;
        }
        return floor;
    }

    static PriceBand band(String key, int count) {
        var currency = key.substring(0, key.indexOf(SEPARATOR));
        var floor = Long.parseLong(key.substring(key.indexOf(SEPARATOR) + 1));
        var ceiling = (floor == 0 ? first(currency) : next(floor, currency)) - 1;
        var value = Money.of(floor, currency).formatted() + " to "
                + Money.of(ceiling, currency).formatted();
        return new PriceBand(value, currency, floor, ceiling, count);
    }

    private static long first(String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return Math.round(Math.pow(10, digits));
    }

    private static long next(long bound, String currency) {
        var power = first(currency);
        while (bound >= power * 10) {
            power *= 10;
        }
        for (var step : STEPS) {
            if (step * power > bound) {
                return step * power;
            }
        }
        return power * 10;
    }
}
