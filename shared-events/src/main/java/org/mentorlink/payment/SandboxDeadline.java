package org.mentorlink.payment;

import org.axonframework.serialization.Revision;
import org.mentorlink.booking.BookingId;

/** A moment at which the sandbox, as the outside world, acts by itself. An event of the log when due. */
public sealed interface SandboxDeadline {
    BookingId bookingId();

    /** A day after the capture the cardholder questions it with their bank. */
    @Revision("1")
    record CardholderDisputes(PaymentId paymentId, BookingId bookingId, String gatewayReference)
            implements SandboxDeadline {}
}
