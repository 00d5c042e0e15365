package org.mentorlink.query.payment;

import java.time.ZoneId;
import java.util.Set;
import org.mentorlink.payment.BooksEvent.MonthClosed;
import org.mentorlink.query.shared.EventLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** In which finance's months begin and end; the first month that is closed settles it. */
@Component
public class FinanceZone {

    private final EventLog log;
    private final ZoneId set;

    FinanceZone(EventLog log, @Value("${mentorlink.finance.time-zone:UTC}") String set) {
        this.log = log;
        this.set = ZoneId.of(set);
    }

    public ZoneId now() {
        var first = log.read(Set.of(MonthClosed.class), -1, 1);
        return first.isEmpty()
                ? set
                : ZoneId.of(
                        ((MonthClosed) first.getFirst().getPayload()).report().timeZone());
    }
}
