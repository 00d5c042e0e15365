package org.mentorlink.query.payment;

import java.util.Map;
import org.mentorlink.payment.CreditPurchaseView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of who buys packs of credits. */
@Component
class CreditPurchases extends Views<CreditPurchaseView> {

    CreditPurchases(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "credit_purchases", CreditPurchaseView.class);
    }

    @Override
    protected Map<String, Object> keys(CreditPurchaseView view) {
        return Map.of();
    }
}
