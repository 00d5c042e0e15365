package org.mentorlink.query.booking;

import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of members' strikes. */
@Component
class StrikesBooks extends Views<StrikesView> {

    static final String WAITING = "waitingPosition";

    StrikesBooks(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "strikes", StrikesView.class, Indexes.ascending(WAITING));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(StrikesView strikes) {
        var keys = new HashMap<String, @Nullable Object>();
        keys.put(WAITING, strikes.waitingPosition());
        return keys;
    }
}
