package org.mentorlink.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/**
 * Row 10: a stream of many events, of a mentor who goes on changing how far ahead they can be booked. The mentor as they
 * were at any moment, a page of their audit trail, and a command, which finds the mentor kept in memory or begins at a
 * snapshot; beside the SQL that reads the stream.
 */
final class Versions implements Row {

    private static final String PAST = "the mentor at any moment";
    private static final String SQL = "the SQL that reads the stream";

    @Override
    public int number() {
        return 10;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        var id = world.people().mentorId(0);
        try (var api = new Api(world.application().port())) {
            var own = Api.bearer(world.people().signInMentor(api, 0));
            var first = Instant.parse(api.ask("", "{ sandbox { now } }", Map.of())
                    .at("/sandbox/now")
                    .asString());
            grow(world, api, own, id);
            var last = Instant.parse(api.ask("", "{ sandbox { now } }", Map.of())
                    .at("/sandbox/now")
                    .asString());
            var events = world.options().stream();
            rounds.run(
                    10,
                    List.of(
                            new Rounds.Variant(PAST, time -> past(world, id, first, last, time)),
                            new Rounds.Variant("the first 100 of the audit trail", time -> trail(world, id, time)),
                            new Rounds.Variant(
                                    "a command, of the aggregate that is kept", time -> command(world, time)),
                            new Rounds.Variant(SQL, time -> sql(world, id, time))));
            report.note(10, "the stream has " + events + " events");
        }
        report.ratio(10, "median, ms", PAST, SQL);
        withoutKept(world, rounds);
    }

    /** The same command where nothing is kept, so that each begins at the snapshot: by a setting, which takes two starts. */
    private static void withoutKept(World world, Rounds rounds) throws Exception {
        world.settle();
        world.application().stop();
        world.application().start("--mentorlink.store.kept-aggregates=0");
        world.people().signIn();
        rounds.run(10, List.of(new Rounds.Variant("a command, from a snapshot", time -> command(world, time))));
        world.settle();
        world.application().stop();
        world.application().start();
        world.people().signIn();
    }

    private static void grow(World world, Api api, String own, String id) throws Exception {
        var renewed = System.nanoTime();
        var header = own;
        while (true) {
            var length = world.postgres().number(count(id));
            if (length >= world.options().stream()) {
                return;
            }
            Log.say("%d of %d events", length, world.options().stream());
            for (var n = length; n < Math.min(length + 1_000, world.options().stream()); n++) {
                if (System.nanoTime() - renewed > Duration.ofMinutes(4).toNanos()) {
                    header = Api.bearer(world.people().signInMentor(api, 0));
                    renewed = System.nanoTime();
                }
                change(api, header, n);
            }
        }
    }

    private static String count(String id) {
        return "select count(*) from domain_event_entry where aggregate_identifier = '" + id + "'";
    }

    /** Each time another window, or nothing would happen. */
    private static void change(Api api, String own, long number) throws Exception {
        api.mutate(
                own,
                "setBookingWindow",
                Map.of("noticeMinutes", (int) (number % 60), "horizonDays", Slots.HORIZON_DAYS),
                "mentor { id }");
    }

    private static Map<String, Double> past(World world, String id, Instant first, Instant last, Duration time)
            throws Exception {
        try (var api = new Api(world.application().port())) {
            var staff = Api.bearer(api.signIn("admin"));
            return timed(time, () -> {
                var moment = first.plusNanos(ThreadLocalRandom.current()
                        .nextLong(Duration.between(first, last).toNanos()));
                api.ask(
                        staff,
                        "query($id: ID!, $at: DateTime!) { mentor(id: $id, asOf: $at) { id bio } }",
                        Map.of("id", id, "at", moment.toString()));
            });
        }
    }

    private static Map<String, Double> trail(World world, String id, Duration time) throws Exception {
        try (var api = new Api(world.application().port())) {
            var staff = Api.bearer(api.signIn("admin"));
            return timed(
                    time,
                    () -> api.ask(
                            staff,
                            "query($id: ID!) { auditTrail(subject: $id, first: 100) { edges { node { type at } } } }",
                            Map.of("id", id)));
        }
    }

    private static Map<String, Double> command(World world, Duration time) throws Exception {
        try (var api = new Api(world.application().port())) {
            var own = Api.bearer(world.people().signInMentor(api, 0));
            var number = new long[] {world.options().stream()};
            return timed(time, () -> change(api, own, number[0]++));
        }
    }

    private static Map<String, Double> sql(World world, String id, Duration time) throws Exception {
        try (var log = world.postgres().log();
                var read = log.prepareStatement("select * from domain_event_entry where aggregate_identifier = ?"
                        + " order by sequence_number")) {
            read.setString(1, id);
            return timed(time, () -> {
                try (var rows = read.executeQuery()) {
                    while (rows.next()) {
                        rows.getBytes("payload");
                        rows.getBytes("meta_data");
                    }
                }
            });
        }
    }

    private interface Step {

        void take() throws Exception;
    }

    private static Map<String, Double> timed(Duration time, Step step) throws Exception {
        var latencies = new Histogram(3);
        var over = System.nanoTime() + time.toNanos();
        for (var began = System.nanoTime(); began - over < 0; began = System.nanoTime()) {
            step.take();
            latencies.recordValue(System.nanoTime() - began);
        }
        return Acknowledged.percentiles(latencies);
    }
}
