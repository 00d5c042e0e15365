package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Map;
import org.mentorlink.query.payment.PaymentHistory.Asked;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Who was asked to pay for sessions, and when. Entries are added and never changed. */
@Component
class PaymentHistory extends Views<Asked> {

    static final String PAYER = "payerId";
    static final String REQUESTED_POSITION = "requestedPosition";

    record Asked(String paymentId, String payerId, Instant requestedAt, long requestedPosition) {}

    PaymentHistory(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "payment_history",
                Asked.class,
                Indexes.compoundIndex(Indexes.ascending(PAYER), Indexes.descending(REQUESTED_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(Asked asked) {
        return Map.of(PAYER, asked.payerId(), REQUESTED_POSITION, asked.requestedPosition());
    }
}
