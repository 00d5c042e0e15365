package org.mentorlink.query.membership;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.membership.Accounts.Account;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which account has an address, under the address's fingerprint. */
@Component
class Accounts extends Views<Account> {

    Accounts(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "accounts", Account.class);
    }

    record Account(String emailFingerprint, String memberId) {}

    @Override
    protected Map<String, ? extends @Nullable Object> keys(Account account) {
        return Map.of();
    }
}
