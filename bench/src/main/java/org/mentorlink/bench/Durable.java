package org.mentorlink.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Row 1: booking requests per second over HTTP, 32 connections in a closed loop, each counted once its event is in the
 * log; beside the peers, each with its own tables on the same server, and the server itself. Before its rounds everything
 * that follows from earlier requests comes to rest.
 */
final class Durable implements Row {

    private static final int CONNECTIONS = 32;
    private static final int BATCH = 100;
    private static final String OWN = "MentorLink";
    private static final String RAW = "raw INSERT of the same bytes, " + BATCH + " to a commit";
    private static final String RATE = "requests per second";
    private static final String DATABASE = "bench_raw";

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
        var sample = sample(world);
        try (var peers = new Peers(world)) {
            List<Rounds.Variant> variants = new ArrayList<>();
            variants.add(new Rounds.Variant(OWN, time -> requests(world, time)));
            for (var peer : peers.open(report, 1)) {
                variants.add(new Rounds.Variant(peer.name(), time -> peer.requests(CONNECTIONS, time)));
            }
            variants.add(new Rounds.Variant(RAW, time -> inserts(world.postgres(), sample, time)));
            rounds.run(1, variants);
            variants.subList(1, variants.size()).forEach(variant -> report.ratio(1, RATE, OWN, variant.name()));
        }
    }

    /** Of the bytes that are stored for one request. */
    private static Sample sample(World world) throws Exception {
        try (var http = HttpConnection.to(world.application().port())) {
            Faults.none(world.requestBooking(http, true, World.TAKEN));
        }
        return Sample.bookingRequested(world.postgres());
    }

    /** Events of the same bytes, one connection, a commit for each batch. */
    private static Map<String, Double> inserts(Postgres postgres, Sample sample, Duration time) throws SQLException {
        postgres.create(DATABASE);
        try (var connection = postgres.connect(DATABASE)) {
            Sample.createTable(connection);
            connection.setAutoCommit(false);
            var began = System.nanoTime();
            var count = 0L;
            try (var insert = connection.prepareStatement(Sample.INSERT)) {
                while (System.nanoTime() - began < time.toNanos()) {
                    for (var n = 0; n < BATCH; n++) {
                        sample.set(
                                insert,
                                UUID.randomUUID().toString(),
                                UUID.randomUUID().toString());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                    count += BATCH;
                }
            }
            return Map.of(RATE, count / ((System.nanoTime() - began) / 1e9));
        }
    }

    private static Map<String, Double> requests(World world, Duration time) throws Exception {
        world.people().freshen();
        world.settle();
        try (var log = world.postgres().log()) {
            var head = World.head(log);
            var outcome = Load.closed(world.application().port(), CONNECTIONS, time)
                    .run((http, connection) -> world.requestBooking(http, true, World.TAKEN));
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
            values.put(RATE, outcome.perSecond());
            values.putAll(Acknowledged.percentiles(outcome.latencies()));
            return values;
        }
    }
}
