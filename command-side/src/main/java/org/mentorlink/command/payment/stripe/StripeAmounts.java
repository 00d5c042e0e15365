package org.mentorlink.command.payment.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.mentorlink.shared.Money;

/** Amounts as Stripe counts them, which is in the minor units of ISO 4217 but for a few currencies. */
final class StripeAmounts {

    /** Counted whole, though ISO 4217 gives some of them decimals. */
    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Counted in hundredths, though they have none: the last two digits are zero. */
    private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeAmounts() {}

    /** Nothing, where Stripe cannot count that amount: the last of three decimals is zero. */
    static OptionalLong of(Money money) {
        try {
            var minor = BigDecimal.valueOf(money.amountMinor(), iso(money.currency()))
                    .setScale(digits(money.currency()), RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            return digits(money.currency()) == 3 && minor % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(minor);
        } catch (ArithmeticException inexact) {
            return OptionalLong.empty();
        }
    }

    /** @param currency in any case */
    static Money money(long amount, String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        return Money.of(
                BigDecimal.valueOf(amount, digits(code))
                        .setScale(iso(code), RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact(),
                code);
    }

    private static int digits(String currency) {
        return WHOLE.contains(currency) ? 0 : HUNDREDTHS.contains(currency) ? 2 : iso(currency);
    }

    private static int iso(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
