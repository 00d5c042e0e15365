package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.CreditEntryView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What happened to members' credits, by event id. Entries are added and never changed. */
@Component
class CreditEntries extends Views<CreditEntryView> {

    static final String ACCOUNT = "creditAccountId";
    static final String POSITION = "position";

    CreditEntries(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "credit_entries",
                CreditEntryView.class,
                Indexes.compoundIndex(Indexes.ascending(ACCOUNT), Indexes.descending(POSITION)));
    }

    @Override
    protected Map<String, Object> keys(CreditEntryView entry) {
        return Map.of(ACCOUNT, entry.creditAccountId());
    }
}
