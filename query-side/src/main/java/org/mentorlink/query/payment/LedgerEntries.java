package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The entries of the ledger, by event id. They are added and never changed. */
@Component
class LedgerEntries extends Views<LedgerEntryView> {

    static final String BOOKING = "bookingId";
    static final String POSITION = "position";
    static final String LINES = "view.lines";
    static final String ACCOUNT = "account";
    static final String CURRENCY = "currency";

    LedgerEntries(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "ledger",
                LedgerEntryView.class,
                Indexes.ascending(POSITION),
                Indexes.ascending(BOOKING, POSITION),
                Indexes.ascending(LINES + "." + ACCOUNT, POSITION));
    }

    @Override
    protected Map<String, Object> keys(LedgerEntryView entry) {
        return entry.bookingId() == null ? Map.of() : Map.of(BOOKING, entry.bookingId());
    }
}
