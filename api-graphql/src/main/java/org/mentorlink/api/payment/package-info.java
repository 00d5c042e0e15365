/** Payments, payouts and the ledger in the API. */
@NullMarked
package org.mentorlink.api.payment;

import org.jspecify.annotations.NullMarked;
