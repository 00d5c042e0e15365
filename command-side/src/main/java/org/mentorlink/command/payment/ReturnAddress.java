package org.mentorlink.command.payment;

import org.mentorlink.payment.PaymentId;

/** Where a payer comes back to from a gateway's own page: a page of ours, and for which payment. */
public final class ReturnAddress {

    private static final String PARAMETER = "payment";

    private ReturnAddress() {}

    /** @param page as the settings tell it; may have a query of its own */
    public static String of(String page, PaymentId paymentId) {
        return page + (page.contains("?") ? "&" : "?") + PARAMETER + "=" + paymentId.value();
    }
}
