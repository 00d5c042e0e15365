package org.mentorlink.query.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.ConsentView;
import org.mentorlink.membership.ConsentViews;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of what members have agreed to, by id of the member. */
@Component
class Consents extends Views<ConsentViews> {

    Consents(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "consents", ConsentViews.class);
    }

    @Override
    protected Map<String, Object> keys(ConsentViews consents) {
        return Map.of();
    }

    static ConsentViews given(@Nullable ConsentViews before, ConsentGiven event, Seen seen) {
        var consents = new ArrayList<ConsentView>(before == null ? List.of() : before.consents());
        consents.removeIf(consent -> consent.purpose() == event.purpose());
        consents.add(new ConsentView(event.memberId().value(), event.purpose(), event.version(), seen.at(), null));
        consents.sort(Comparator.comparing(ConsentView::purpose));
        return new ConsentViews(List.copyOf(consents));
    }

    static @Nullable ConsentViews withdrawn(@Nullable ConsentViews before, ConsentWithdrawn event, Seen seen) {
        return before == null
                ? null
                : new ConsentViews(before.consents().stream()
                        .map(consent -> consent.purpose() == event.purpose() ? withdrawn(consent, seen) : consent)
                        .toList());
    }

    private static ConsentView withdrawn(ConsentView consent, Seen seen) {
        return new ConsentView(consent.memberId(), consent.purpose(), consent.version(), consent.givenAt(), seen.at());
    }
}
