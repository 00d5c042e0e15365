package org.mentorlink.bench;

import java.sql.Connection;
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
    private static final String DATABASE = "bench_commit";

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
        return report.median(new Report.Measure(2, variant, "99 %, ms"))
                - report.median(new Report.Measure(2, COMMIT, "99 %, ms"));
    }

    private static Map<String, Double> answers(World world, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        var outcome = Load.closed(world.application().port(), 1, time)
                .run((http, connection) -> world.requestBooking(http, true, World.TAKEN));
        Faults.none(outcome);
        return percentiles(outcome.latencies());
    }

    /** Another connection asks the log without a pause whether it is longer; each answer takes it some 0.1 ms. */
    private static Map<String, Double> seen(World world, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        var latencies = new Histogram(3);
        try (var log = world.postgres().log();
                var longer = log.prepareStatement(
                        "select exists (select 1 from domain_event_entry where global_index > ?)");
                var http = HttpConnection.to(world.application().port())) {
            var over = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - over < 0) {
                longer.setLong(1, World.head(log));
                var began = System.nanoTime();
                var watch = new Thread(() -> {
                    try {
                        await(longer, latencies, began);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                watch.start();
                Faults.none(world.requestBooking(http, true, World.TAKEN));
                watch.join();
                // The process that follows the last one is not to be taken for the next request.
                world.settle();
            }
        }
        return percentiles(latencies);
    }

    private static void await(java.sql.PreparedStatement longer, Histogram latencies, long began) throws SQLException {
        while (true) {
            try (var rows = longer.executeQuery()) {
                rows.next();
                if (rows.getBoolean(1)) {
                    latencies.recordValue(System.nanoTime() - began);
                    return;
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

    static Map<String, Double> percentiles(Histogram latencies) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("median, ms", latencies.getValueAtPercentile(50) / 1e6);
        values.put("99 %, ms", latencies.getValueAtPercentile(99) / 1e6);
        return values;
    }
}
