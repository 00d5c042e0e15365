package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/**
 * Names that a member buys a pack of credits, once. Its suffix tells what it is, and so do those of all that exists once
 * for it: who has only the name of a payment, as gateways do, can tell that it is for no booking.
 */
public record CreditPurchaseId(@JsonValue String value) {

    public static final String PREFIX = "pur_";

    /** So short that names of payments stay within the 40 characters that Razorpay keeps of them. */
    static final String KIND = "pk-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditPurchaseId {
        Ids.require(PREFIX, value);
    }

    /** The same key names the same purchase, so that buying twice buys once. */
    public static CreditPurchaseId of(MemberId buyerId, String key) {
        return new CreditPurchaseId(Ids.named(PREFIX + KIND, buyerId.value() + '/' + key));
    }

    /** @param paymentId of a pack, see {@link PaymentId#isForPack} */
    public static CreditPurchaseId of(PaymentId paymentId) {
        return new CreditPurchaseId(Ids.sibling(PREFIX, paymentId.value()));
    }

    /** What the events of its payment name where those of others name the booking. There is none of that name. */
    public BookingId order() {
        return new BookingId(Ids.sibling(BookingId.PREFIX, value));
    }

    /** The credits that were paid for. */
    public CreditLotId paidLot() {
        return new CreditLotId(Ids.sibling(CreditLotId.PREFIX, value));
    }

    /** Those that come on top of what was paid. */
    public CreditLotId bonusLot() {
        return new CreditLotId(Ids.sibling(CreditLotId.PREFIX, value) + "-bonus");
    }

    @Override
    public String toString() {
        return value;
    }
}
