package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of transfers that finance have the platform's bank make. */
@Component
class BankTransfers extends Views<BankTransferView> {

    static final String STATUS = "status";
    static final String ORDERED_POSITION = "orderedPosition";

    BankTransfers(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "bank-transfers",
                BankTransferView.class,
                Indexes.compoundIndex(Indexes.ascending(STATUS), Indexes.ascending(ORDERED_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(BankTransferView transfer) {
        return Map.of(STATUS, transfer.status().name(), ORDERED_POSITION, transfer.orderedPosition());
    }
}
