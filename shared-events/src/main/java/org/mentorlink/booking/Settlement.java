package org.mentorlink.booking;

import org.mentorlink.shared.Money;

/**
 * How the price of a booking is divided in the end. The three always add up to the price.
 *
 * @param refund goes back to the mentee
 * @param commission stays with the platform
 * @param mentorShare is paid out to the mentor
 */
public record Settlement(Money refund, Money commission, Money mentorShare) {

    /** The commission is taken of what is not refunded. */
    public static Settlement of(Money price, int commissionBasisPoints, Money refund) {
        if (refund.amountMinor() < 0 || price.isLessThan(refund)) {
            throw new IllegalArgumentException("a refund lies between nothing and the price");
        }
        var kept = price.minus(refund);
        var commission = kept.share(commissionBasisPoints);
        return new Settlement(refund, commission, kept.minus(commission));
    }
}
