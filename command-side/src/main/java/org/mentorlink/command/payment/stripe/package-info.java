/** Payments by card through Stripe, and transfers to mentors' connected accounts. */
@NullMarked
package org.mentorlink.command.payment.stripe;

import org.jspecify.annotations.NullMarked;
