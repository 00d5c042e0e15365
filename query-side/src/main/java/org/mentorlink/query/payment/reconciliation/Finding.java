package org.mentorlink.query.payment.reconciliation;

import org.mentorlink.payment.BreakKind;

/**
 * A difference, by the rows of both sides.
 *
 * @param ledger row, or {@link #NONE}
 * @param gateway row, or {@link #NONE}
 */
record Finding(BreakKind kind, int ledger, int gateway) {

    static final int NONE = -1;
}
