package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;

public record PaymentPage(List<Entry> entries, boolean hasNext) {

    /**
     * @param requestedAt when it was asked for
     * @param requestedPosition of the event that says so
     */
    public record Entry(PaymentView payment, Instant requestedAt, long requestedPosition) {}
}
