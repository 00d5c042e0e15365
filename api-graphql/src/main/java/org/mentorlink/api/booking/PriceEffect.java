package org.mentorlink.api.booking;

import org.mentorlink.shared.Money;

/** What becomes of the difference where another session costs more or less. */
enum PriceEffect {
    CHARGED,
    RETURNED,
    NONE;

    static PriceEffect of(Money difference) {
        return difference.isPositive() ? CHARGED : difference.isZero() ? NONE : RETURNED;
    }
}
