package org.mentorlink.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in minor units of one currency (cents of ZAR and USD, whole yen of JPY). Amounts of different currencies
 * never mix.
 *
 * @param amountMinor minor units, may be negative
 * @param currency ISO 4217 code
 */
public record Money(long amountMinor, String currency) {

    public Money {
        if (Currency.getInstance(currency).getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
    }

    public static Money of(long amountMinor, String currency) {
        return new Money(amountMinor, currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    /**
     * This share of the amount, rounded half to even to a whole minor unit, or to the least that gateways count: then that and
     * the rest can both be transferred where the whole could be charged.
     */
    public Money share(int basisPoints) {
        var step = BigDecimal.valueOf(isCountable() ? step() : 1);
        var share = BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(step.multiply(BigDecimal.valueOf(10_000)), 0, RoundingMode.HALF_EVEN)
                .multiply(step);
        return new Money(share.longValueExact(), currency);
    }

    /** Whether gateways can count it: the last of three decimals is zero, and an ariary is whole. */
    @JsonIgnore
    public boolean isCountable() {
        return amountMinor % step() == 0;
    }

    /**
     * What gateways count in, in minor units of ISO 4217.
     *
     * @see <a href="https://docs.stripe.com/currencies#special-cases">Stripe's special cases</a>, which are those of card networks
     */
    private int step() {
        return currency.equals("MGA") ? 100 : Currency.getInstance(currency).getDefaultFractionDigits() == 3 ? 10 : 1;
    }

    public Money min(Money other) {
        return amountMinor <= sameCurrency(other).amountMinor ? this : other;
    }

    /** As much, and never less than nothing. */
    public Money magnitude() {
        return of(Math.absExact(amountMinor), currency);
    }

    public Money zero() {
        return zero(currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amountMinor == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return amountMinor > 0;
    }

    public boolean isLessThan(Money other) {
        return amountMinor < sameCurrency(other).amountMinor;
    }

    /** For people, such as {@code ZAR 350.00} or {@code JPY 9,000}; never parsed. */
    public String formatted() {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        var format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return currency + ' ' + format.format(BigDecimal.valueOf(amountMinor, digits));
    }

    @Override
    public String toString() {
        return formatted();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency + " do not mix");
        }
        return other;
    }
}
