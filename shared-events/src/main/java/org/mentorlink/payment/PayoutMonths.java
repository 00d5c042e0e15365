package org.mentorlink.payment;

import java.util.List;

/** Payouts by currency and month, the oldest first; months without any in between are there too. */
public record PayoutMonths(List<PayoutMonth> months) {

    /**
     * One month, in UTC, in which they were paid or else fall due.
     *
     * @param currency ISO 4217 code
     * @param month such as {@code 2026-11}
     * @param paidMinor what was paid, in minor units
     * @param aheadMinor what is to come
     * @param heldMinor what is frozen or has failed
     */
    public record PayoutMonth(String currency, String month, long paidMinor, long aheadMinor, long heldMinor) {}
}
