package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.shared.Ids;

/**
 * Names a payment: the one of a booking, one in addition for a session that was agreed on later and costs more, or that of
 * a pack of credits.
 */
public record PaymentId(@JsonValue String value) {

    public static final String PREFIX = "pay_";

    private static final String EXTRA = "x";
    private static final Pattern NUMBER = Pattern.compile('-' + EXTRA + "[0-9]+$");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Ids.require(PREFIX, value);
    }

    public static PaymentId of(BookingId bookingId) {
        return new PaymentId(Ids.sibling(PREFIX, bookingId.value()));
    }

    /** Of what the proposed session costs more. */
    public static PaymentId of(ProposalId proposalId) {
        var sibling = Ids.sibling(PREFIX, proposalId.value());
        var number = sibling.lastIndexOf('-') + 1;
        return new PaymentId(sibling.substring(0, number) + EXTRA + sibling.substring(number));
    }

    public static PaymentId of(CreditPurchaseId purchaseId) {
        return new PaymentId(Ids.sibling(PREFIX, purchaseId.value()));
    }

    /** Whether a pack of credits is paid, and no booking. */
    public boolean isForPack() {
        return value.startsWith(PREFIX + CreditPurchaseId.KIND);
    }

    /** @param value an id, or a gateway's copy of one that may be anything */
    public static String bookingOf(String value) {
        return Ids.sibling(BookingId.PREFIX, NUMBER.matcher(value).replaceFirst(""));
    }

    @Override
    public String toString() {
        return value;
    }
}
