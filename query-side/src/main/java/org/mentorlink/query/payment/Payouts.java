package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of payouts. */
@Component
class Payouts extends Views<PayoutView> {

    static final String MENTOR = "mentorId";
    static final String SCHEDULED_POSITION = "scheduledPosition";
    static final String STATUS = "status";

    Payouts(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "payouts",
                PayoutView.class,
                Indexes.descending(SCHEDULED_POSITION),
                Indexes.compoundIndex(Indexes.ascending(MENTOR), Indexes.descending(SCHEDULED_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(PayoutView payout) {
        return Map.of(
                MENTOR, payout.mentorId(),
                SCHEDULED_POSITION, payout.scheduledPosition(),
                STATUS, payout.status().name());
    }
}
