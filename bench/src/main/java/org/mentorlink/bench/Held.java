package org.mentorlink.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Row 3: a whole hold. The request, both calendars, the authorisation by the sandbox's gateway, which answers at once, and
 * the booking awaits its mentor: the answer says so. One at a time, and 16 at once.
 */
final class Held implements Row {

    private static final int AT_ONCE = 16;
    private static final String ONE = "MentorLink, one at a time";
    private static final String MANY = "MentorLink, " + AT_ONCE + " at once";
    private static final String STOCK = "stock Axon, three hops, one at a time";

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        try (var peers = new Peers(world)) {
            var stock = peers.stockAxon(true);
            rounds.run(
                    3,
                    List.of(
                            new Rounds.Variant(ONE, time -> holds(world, 1, time)),
                            new Rounds.Variant(MANY, time -> holds(world, AT_ONCE, time)),
                            new Rounds.Variant(STOCK, stock::holds)));
        }
        report.ratio(3, "median, ms", ONE, STOCK);
    }

    static Map<String, Double> holds(World world, int connections, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        var outcome = Load.closed(world.application().port(), connections, time)
                .run((http, connection) -> world.requestBooking(http, false, "\"status\":\"AWAITING_CONFIRMATION\""));
        Faults.none(outcome);
        var values = Acknowledged.percentiles(outcome.latencies());
        values.put("holds per second", outcome.perSecond());
        return values;
    }
}
