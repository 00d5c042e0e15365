package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.Modality;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;

/** The inputs about bookings. */
final class BookingInputs {

    private BookingInputs() {}

    record RequestBookingInput(
            String mentorId,
            Instant startsAt,
            String topic,
            @Nullable String description,
            @Nullable Modality modality,
            @Nullable String gateway,
            String paymentMethod,
            String idempotencyKey) {

        RequestBooking command(BookingId bookingId, MentorId mentor, MemberId menteeId) {
            return new RequestBooking(
                    bookingId,
                    mentor,
                    menteeId,
                    startsAt,
                    topic,
                    description,
                    Objects.requireNonNullElse(modality, Modality.VIDEO),
                    Objects.requireNonNullElse(gateway, "sandbox"),
                    paymentMethod);
        }
    }

    record BookingActionInput(String bookingId, @Nullable String reason) {}

    record OpenDisputeInput(String bookingId, String reason) {}

    record ResolveDisputeInput(
            String disputeId, String decision, @Nullable Long refundMinor, String reason) {}

    record RefundBookingInput(String bookingId, long refundMinor, String reason) {}
}
