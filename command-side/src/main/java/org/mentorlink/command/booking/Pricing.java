package org.mentorlink.command.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;

/** What a session costs at an hourly rate. */
final class Pricing {

    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

    private Pricing() {}

    static Money ofSession(Money hourlyRate) {
        var price = BigDecimal.valueOf(hourlyRate.amountMinor())
                .multiply(BigDecimal.valueOf(Settings.SESSION.toMinutes()))
                .divide(MINUTES_OF_AN_HOUR, 0, RoundingMode.HALF_EVEN);
        return Money.of(price.longValueExact(), hourlyRate.currency());
    }
}
