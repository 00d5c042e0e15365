package org.mentorlink.query.payment;

import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.payment.FinanceEntryPage;
import org.mentorlink.payment.FinanceQuery.ReadFinanceEvents;
import org.mentorlink.query.shared.EventLog;
import org.springframework.stereotype.Component;

@Component
class FinanceQueries {

    private static final int MOST = 5_000;

    private final EventLog log;

    FinanceQueries(EventLog log) {
        this.log = log;
    }

    /** Reads on over events that moved nothing, so that only the end of the log is an empty page. */
    @QueryHandler
    FinanceEntryPage handle(ReadFinanceEvents query) {
        var most = Math.clamp(query.most(), 1, MOST);
        var after = query.after();
        while (true) {
            var messages = log.read(ChartOfAccounts.MOVING, after, most);
            var events = messages.stream()
                    .map(FinanceEvents::of)
                    .filter(Objects::nonNull)
                    .toList();
            var hasNext = messages.size() == most;
            if (!events.isEmpty() || !hasNext) {
                return new FinanceEntryPage(events, hasNext);
            }
            after = messages.getLast().trackingToken().position().orElseThrow();
        }
    }
}
