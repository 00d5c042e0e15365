/** Money: the mentee's payment, the mentor's payout, recoveries, and the ledger that records both. */
@NullMarked
package org.mentorlink.payment;

import org.jspecify.annotations.NullMarked;
