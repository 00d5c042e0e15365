package org.mentorlink.payment;

import java.util.List;

/**
 * What a comparison of the ledger and a gateway's books came to.
 *
 * @param position of the last event that was read
 * @param matched how many movements of the period agree
 * @param found how many differences there are
 * @param breaks those differences, the earliest first; only some of them where there are too many
 */
public record Reconciled(long position, int matched, int found, List<ReconciliationBreak> breaks) {}
