package org.mentorlink.payment;

import org.mentorlink.shared.Money;

/**
 * What the lines of a statement in one currency add up to: opening + earned − paidOut + reversed = closing, and price −
 * commission = earned, to the cent.
 *
 * @param opening what the mentor was owed before the first line; less than nothing where the mentor owed it
 * @param price of what was earned, less what was taken back of it
 * @param commission the platform's part of the price
 * @param earned the mentor's part
 * @param paidOut transferred to the mentor
 * @param reversed taken back from transfers
 * @param closing what the mentor is owed after the last line
 * @param recovered settled debts instead of being transferred
 */
public record PayoutStatementTotal(
        Money opening,
        Money price,
        Money commission,
        Money earned,
        Money paidOut,
        Money reversed,
        Money closing,
        Money recovered,
        Money gatewayFees,
        Money chargedBack,
        Money refunded) {}
