package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.shared.Ids;

/** Names a payment: the one of a booking, or one in addition for a session that was agreed on later and costs more. */
public record PaymentId(@JsonValue String value) {

    public static final String PREFIX = "pay_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Ids.require(PREFIX, value);
    }

    public static PaymentId of(BookingId bookingId) {
        return new PaymentId(Ids.sibling(PREFIX, bookingId.value()));
    }

    /** Of what the proposed session costs more. */
    public static PaymentId of(ProposalId proposalId) {
        return new PaymentId(Ids.sibling(PREFIX, proposalId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
