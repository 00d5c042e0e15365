package org.mentorlink.query.payment;

import java.util.Map;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of packs of credits. */
@Component
class CreditPacks extends Views<CreditPackView> {

    CreditPacks(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "credit_packs", CreditPackView.class);
    }

    @Override
    protected Map<String, Object> keys(CreditPackView view) {
        return Map.of();
    }
}
