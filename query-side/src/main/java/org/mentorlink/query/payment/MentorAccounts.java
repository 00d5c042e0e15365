package org.mentorlink.query.payment;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of what mentors owe, and of what waits to be paid out. */
@Component
class MentorAccounts extends Views<MentorAccountView> {

    static final String MENTOR = "mentorId";
    static final String OPEN = "open";

    MentorAccounts(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "mentor-accounts", MentorAccountView.class, Indexes.ascending(OPEN));
    }

    @Override
    protected Map<String, Object> keys(MentorAccountView account) {
        return Map.of(
                MENTOR,
                account.mentorId(),
                OPEN,
                !account.owed().isZero()
                        || !account.waiting().isEmpty()
                        || !account.whatCameBack().setAside().isZero());
    }
}
