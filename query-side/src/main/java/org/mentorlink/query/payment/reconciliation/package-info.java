/** The comparison of the ledger with a gateway's own books. */
@NullMarked
package org.mentorlink.query.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
