package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of payment files for the platform's bank: each is written once. */
@Component
class BankFiles extends Views<BankFileView> {

    static final String MADE_POSITION = "madePosition";

    BankFiles(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "bank-files", BankFileView.class, Indexes.descending(MADE_POSITION));
    }

    @Override
    protected Map<String, Object> keys(BankFileView file) {
        return Map.of(MADE_POSITION, file.position());
    }
}
