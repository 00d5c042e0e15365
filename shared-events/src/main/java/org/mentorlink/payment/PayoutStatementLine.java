package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.mentorlink.shared.Money;

/**
 * One event that changed what a mentor is owed, with all that led to it. All amounts are in one currency.
 *
 * @param position of the event
 * @param price how much of what the mentee paid this is about: the mentor's part and the commission; nothing where money only
 *     went to the mentor or came back
 * @param commission the platform's part of the price
 * @param amount by how much more the mentor is owed; less than nothing where less
 * @param balance what the mentor is owed in all after it; less than nothing where the mentor owes it
 * @param recovered how much of a payout settled what the mentor owed instead of being transferred
 * @param gatewayFees what gateways said they keep of the booking's money since the line before of the same booking; the platform
 *     bears it. A fee that a gateway states in another currency stands in the events only
 * @param chargedBack what was charged back since then, less what was given back
 * @param refunded what went back to the mentee since then, less refunds that failed after all
 * @param events of the ledger that are behind it, oldest first; the last is the line's own
 */
public record PayoutStatementLine(
        long position,
        Instant at,
        PayoutStatementKind kind,
        String bookingId,
        String payoutId,
        Money price,
        Money commission,
        Money amount,
        Money balance,
        Money recovered,
        Money gatewayFees,
        Money chargedBack,
        Money refunded,
        List<LedgerEntryView> events) {}
