package org.mentorlink.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor has earned and was paid, of one payout or in one month (K12).
 *
 * @param payoutId of which payout; absent where it is about a month
 * @param month such as {@code 2026-11}; absent where it is about one payout
 * @param timeZone in which the month begins and ends
 * @param totals one for each currency, in the order of their codes
 * @param lines in the order of the log
 */
public record PayoutStatementView(
        String mentorId,
        @Nullable String payoutId,
        @Nullable String month,
        String timeZone,
        List<PayoutStatementTotal> totals,
        List<PayoutStatementLine> lines) {}
