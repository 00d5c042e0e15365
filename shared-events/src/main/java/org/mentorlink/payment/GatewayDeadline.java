package org.mentorlink.payment;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;

/** A moment at which a gateway is to be asked what became of a step. Scheduled ahead, and an event of the log when due. */
public sealed interface GatewayDeadline {

    BookingId bookingId();

    @Revision("1")
    record PaymentInquiryDue(
            PaymentId paymentId,
            BookingId bookingId,
            GatewayStep step,
            @Nullable String refundId,
            int attempt) implements GatewayDeadline {}

    /**
     * The gateway is to be asked for what it tells by messages alone, which may have been lost.
     *
     * @param number which of the times after the money has moved, from 0
     * @param attempt how often it has not answered then
     */
    @Revision("1")
    record PaymentReviewDue(PaymentId paymentId, BookingId bookingId, int number, int attempt)
            implements GatewayDeadline {}

    @Revision("1")
    record ReversalInquiryDue(PayoutId payoutId, BookingId bookingId, int number, int attempt)
            implements GatewayDeadline {}

    @Revision("1")
    record PayoutInquiryDue(PayoutId payoutId, BookingId bookingId, int attempt) implements GatewayDeadline {}
}
