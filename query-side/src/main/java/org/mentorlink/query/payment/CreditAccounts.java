package org.mentorlink.query.payment;

import java.util.Map;
import org.mentorlink.payment.CreditAccountView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of members' credits. */
@Component
class CreditAccounts extends Views<CreditAccountView> {

    CreditAccounts(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "credits", CreditAccountView.class);
    }

    @Override
    protected Map<String, Object> keys(CreditAccountView account) {
        return Map.of();
    }
}
