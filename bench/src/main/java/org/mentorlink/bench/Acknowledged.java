package org.mentorlink.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Row 2: how long one caller waits for the acknowledgement of a booking request, beside one commit into the same
 * PostgreSQL of an event of the same bytes.
 */
final class Acknowledged implements Row {

    private static final String OWN = "MentorLink, 1 connection";
    private static final String COMMIT = "one PostgreSQL commit";
    private static final String SEEN = "MentorLink, until the event is seen in the log";
    private static final String MOST = "99 %, ms";
    private static final String DATABASE = "bench_commit";

    /** What follows the last one is no request, as nobody else asks for any. */
    private static final String NEXT_REQUEST = "select global_index, aggregate_identifier from domain_event_entry"
            + " where global_index > ? and payload_type = 'booking.BookingRequested' order by global_index limit 1";

    /** With fewer, what 99 % are below is but the longest of them. */
    private static final int ENOUGH_FOR_99 = 100;

    @Override
    public int number() {
        return 2;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        var postgres = world.postgres();
        postgres.create(DATABASE);
        try (var http = HttpConnection.to(world.application().port())) {
            Faults.none(world.requestBooking(http, true, World.TAKEN));
        }
        var sample = Sample.bookingRequested(postgres);
        try (var connection = postgres.connect(DATABASE)) {
            Sample.createTable(connection);
        }
        rounds.run(
                2,
                List.of(
                        new Rounds.Variant(COMMIT, time -> commits(postgres, sample, time)),
                        new Rounds.Variant(OWN, time -> answers(world, time)),
                        new Rounds.Variant(SEEN, time -> seen(world, time))));
        report.note(
                2,
                world.canAnswerWhenRecorded()
                        ? "answered with answerWhen: RECORDED"
                        : "the answer waits for the whole process (decision 7); until the event is seen is what the"
                                + " caller would wait for an answer at the durable event, less the way back");
        report.note(
                2,
                String.format(
                        java.util.Locale.ROOT,
                        "over the commit: 99 %% %+.2f ms (answer), %+.2f ms (event seen)",
                        over(report, OWN),
                        over(report, SEEN)));
    }

    private static double over(Report report, String variant) {
        return report.median(new Report.Measure(2, variant, MOST)) - report.median(new Report.Measure(2, COMMIT, MOST));
    }

    private static Map<String, Double> answers(World world, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        var outcome = Load.closed(world.application().port(), 1, time)
                .run((http, connection) -> world.requestBooking(http, true, World.TAKEN));
        Faults.none(outcome);
        return percentiles(outcome.latencies());
    }

    /** Another connection asks the log without a pause whether it is there; each answer takes it some 0.1 ms. */
    private static Map<String, Double> seen(World world, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        var latencies = new Histogram(3);
        try (var log = world.postgres().log();
                var next = log.prepareStatement(NEXT_REQUEST);
                var http = HttpConnection.to(world.application().port());
                var beside = new Beside()) {
            var last = World.head(log);
            var over = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - over < 0) {
                next.setLong(1, last);
                var began = System.nanoTime();
                var seen = beside.whileDoing(
                        () -> await(next, began), () -> Faults.none(world.requestBooking(http, true, World.TAKEN)));
                latencies.recordValue(seen.after());
                if (!seen.bookingId().equals(Visible.id(http.body()))) {
                    throw new IllegalStateException(seen.bookingId() + " was asked for by somebody else");
                }
                last = seen.position();
            }
        }
        return percentiles(latencies);
    }

    /** @param after how long after it was asked for, in nanoseconds */
    private record Seen(long position, String bookingId, long after) {}

    private static Seen await(PreparedStatement next, long began) throws SQLException {
        while (true) {
            try (var rows = next.executeQuery()) {
                if (rows.next()) {
                    var after = System.nanoTime() - began;
                    return new Seen(rows.getLong(1), rows.getString(2), after);
                }
            }
            if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(60)) {
                throw new IllegalStateException("the event never came");
            }
        }
    }

    private static Map<String, Double> commits(Postgres postgres, Sample sample, Duration time) throws SQLException {
        var latencies = new Histogram(3);
        try (var connection = postgres.connect(DATABASE)) {
            connection.setAutoCommit(false);
            var over = System.nanoTime() + time.toNanos();
            for (var began = System.nanoTime(); began - over < 0; began = System.nanoTime()) {
                insert(connection, sample);
                latencies.recordValue(System.nanoTime() - began);
            }
        }
        return percentiles(latencies);
    }

    private static void insert(Connection connection, Sample sample) throws SQLException {
        try (var insert = connection.prepareStatement(Sample.INSERT)) {
            sample.set(insert, UUID.randomUUID().toString(), UUID.randomUUID().toString());
            insert.executeUpdate();
        }
        connection.commit();
    }

    /** The median, what 99 % are below where there are enough for that, and how many there are. */
    static Map<String, Double> percentiles(Histogram latencies) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("median, ms", latencies.getValueAtPercentile(50) / 1e6);
        if (latencies.getTotalCount() >= ENOUGH_FOR_99) {
            values.put(MOST, latencies.getValueAtPercentile(99) / 1e6);
        }
        values.put("samples", (double) latencies.getTotalCount());
        return values;
    }
}
