/** Payments, payouts and the ledger. */
@NullMarked
package org.mentorlink.query.payment;

import org.jspecify.annotations.NullMarked;
