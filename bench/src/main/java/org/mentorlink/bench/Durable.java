package org.mentorlink.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Row 1: booking requests per second over HTTP, 32 connections in a closed loop, each counted once its event is in the
 * log. Between rounds everything that follows from them comes to rest.
 */
final class Durable implements Row {

    private static final int CONNECTIONS = 32;
    private static final String OWN = "MentorLink";

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        report.note(
                1,
                world.canAnswerWhenRecorded()
                        ? "MentorLink answers when the request is recorded (answerWhen: RECORDED)"
                        : "MentorLink answers after the whole process only (decision 7), so its rate is that of whole holds");
        rounds.run(1, List.of(new Rounds.Variant(OWN, time -> requests(world, time))));
    }

    private static Map<String, Double> requests(World world, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        try (var log = world.postgres().log()) {
            var head = World.head(log);
            var outcome = Load.closed(world.application().port(), CONNECTIONS, time)
                    .run((http, connection) -> world.requestBooking(http, true, "\"id\":\"bkg_"));
            Faults.none(outcome);
            // What was answered is in the log, or it was not durable.
            var recorded = Postgres.number(
                    log,
                    "select count(*) from domain_event_entry where payload_type = 'booking.BookingRequested'"
                            + " and global_index > " + head);
            if (recorded != outcome.count()) {
                throw new IllegalStateException(outcome.count() + " were answered, " + recorded + " are recorded");
            }
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("requests per second", outcome.perSecond());
            values.put("median, ms", outcome.percentile(50));
            values.put("99 %, ms", outcome.percentile(99));
            return values;
        }
    }
}
