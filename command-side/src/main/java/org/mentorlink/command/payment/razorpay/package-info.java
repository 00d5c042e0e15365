/** Payments by UPI through Razorpay: an order is made there, the payer pays it on Razorpay's page, and messages tell of it. */
@NullMarked
package org.mentorlink.command.payment.razorpay;

import org.jspecify.annotations.NullMarked;
