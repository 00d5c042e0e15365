/** Payments through Ozow, from bank to bank: the payer is sent there with a signed form, and Ozow is asked what became of it. */
@NullMarked
package org.mentorlink.command.payment.ozow;

import org.jspecify.annotations.NullMarked;
