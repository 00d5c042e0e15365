/** Payments through PayFast: the payer is sent there with a signed form, and PayFast tells when it has been paid. */
@NullMarked
package org.mentorlink.command.payment.payfast;

import org.jspecify.annotations.NullMarked;
