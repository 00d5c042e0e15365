package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.FormInputs.FormAnswersInput;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

/** The inputs about bookings. */
final class BookingInputs {

    private BookingInputs() {}

    /** How far a request is when it is answered. */
    enum AnswerWhen {
        RECORDED,
        DECIDED
    }

    record MoneyInput(long amountMinor, String currency) {

        private Money money(String name) {
            return Inputs.money(amountMinor, currency, "input", name, "currency");
        }
    }

    record RequestBookingInput(
            String mentorId,
            @Nullable String offeringId,
            Instant startsAt,
            String topic,
            @Nullable String description,
            @Nullable Modality modality,
            @Nullable String gateway,
            String paymentMethod,
            String idempotencyKey,
            @Nullable FormAnswersInput preSessionForm,
            @Nullable AnswerWhen answerWhen,
            @Nullable MoneyInput expectedPrice) {

        RequestBooking command(BookingId bookingId, MentorId mentor, MemberId menteeId) {
            return new RequestBooking(
                    bookingId,
                    mentor,
                    menteeId,
                    offering(),
                    startsAt,
                    topic,
                    description,
                    modality,
                    Objects.requireNonNullElse(gateway, ""),
                    paymentMethod,
                    FormAnswersInput.of(preSessionForm),
                    expectedPrice == null ? null : expectedPrice.money("expectedPrice"));
        }

        private @Nullable OfferingId offering() {
            try {
                return offeringId == null ? null : new OfferingId(offeringId);
            } catch (IllegalArgumentException e) {
                throw Refused.because("UNKNOWN_OFFERING", "The mentor offers no such session.", "input", "offeringId");
            }
        }
    }

    record RequestSeatInput(
            String groupSessionId,
            @Nullable String topic,
            @Nullable String gateway,
            String paymentMethod,
            String idempotencyKey,
            @Nullable FormAnswersInput preSessionForm) {

        /** @param title what a seat is for whose mentee says nothing of their own */
        RequestSeat command(BookingId bookingId, @Nullable String title, MemberId menteeId) {
            return new RequestSeat(
                    bookingId,
                    new GroupSessionId(groupSessionId),
                    menteeId,
                    topic != null ? topic : Objects.requireNonNullElse(title, "Group session"),
                    Objects.requireNonNullElse(gateway, ""),
                    paymentMethod,
                    FormAnswersInput.of(preSessionForm));
        }
    }

    record BookingActionInput(String bookingId, @Nullable String reason) {}

    record OpenDisputeInput(String bookingId, String reason) {}

    record DisputeStatementInput(String disputeId, String statement) {}

    record AppealDisputeInput(String disputeId, String reason) {}

    record ResolveDisputeInput(
            String disputeId, String decision, @Nullable Long refundMinor, String reason) {}

    record RefundBookingInput(String bookingId, long refundMinor, String reason) {}
}
