package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of transfers that pay out several bookings. */
@Component
class PayoutBatches extends Views<PayoutBatchView> {

    static final String MENTOR = "mentorId";
    static final String REQUESTED_POSITION = "requestedPosition";

    PayoutBatches(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "payout-batches",
                PayoutBatchView.class,
                Indexes.descending(REQUESTED_POSITION),
                Indexes.compoundIndex(Indexes.ascending(MENTOR), Indexes.descending(REQUESTED_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(PayoutBatchView batch) {
        return Map.of(MENTOR, batch.mentorId(), REQUESTED_POSITION, batch.requestedPosition());
    }
}
