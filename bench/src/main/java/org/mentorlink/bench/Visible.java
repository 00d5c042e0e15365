package org.mentorlink.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Row 4: from the answer to a change until every query shows it, asked without a pause; and whether a query with {@code
 * Read-After} ever shows an older state, by a connection of its own.
 */
final class Visible implements Row {

    private static final int AT_ONCE = 8;
    private static final Duration STRETCH = Duration.ofMinutes(1);
    private static final String PLAIN = "MentorLink, plain queries";
    private static final String STOCK = "stock Axon (tracking), its view";
    private static final Pattern ID = Pattern.compile("\"bookingId\":\"(bkg_[^\"]+)\"");
    private static final Pattern POSITION = Pattern.compile("\"position\":\"([0-9]+)\"");

    @Override
    public int number() {
        return 4;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        try (var peers = new Peers(world)) {
            var stock = peers.stockAxon(false);
            rounds.run(
                    4,
                    List.of(
                            new Rounds.Variant(
                                    PLAIN,
                                    time -> afterAnswers(
                                            world, time, (reader, slot, answer) -> poll(world, reader, slot, answer))),
                            new Rounds.Variant(
                                    "MentorLink, Read-After",
                                    time -> afterAnswers(
                                            world,
                                            time,
                                            (reader, slot, answer) -> readAfter(world, reader, slot, answer))),
                            new Rounds.Variant(STOCK, stock::visible)));
        }
        report.ratio(4, "median, ms", PLAIN, STOCK);
        report.note(4, stale(world));
    }

    /** Waits until a booking is shown, by itself and in its mentee's list. */
    private interface Wait {

        void until(HttpConnection reader, Slots.Slot slot, String answer) throws IOException;
    }

    private static Map<String, Double> afterAnswers(World world, Duration time, Wait wait) throws Exception {
        world.people().freshen();
        world.settle();
        var latencies = new Histogram(3);
        try (var writer = HttpConnection.to(world.application().port());
                var reader = HttpConnection.to(world.application().port())) {
            var over = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - over < 0) {
                var slot = world.people().slots().next();
                Faults.none(world.requestBooking(writer, slot, true, World.TAKEN));
                var answered = System.nanoTime();
                wait.until(reader, slot, writer.body());
                latencies.recordValue(System.nanoTime() - answered);
            }
        }
        return Acknowledged.percentiles(latencies);
    }

    private static void poll(World world, HttpConnection reader, Slots.Slot slot, String answer) throws IOException {
        var id = id(answer);
        var began = System.nanoTime();
        while (!shows(world, reader, slot, "", id)) {
            if (System.nanoTime() - began > 60_000_000_000L) {
                throw new IllegalStateException(id + " is never shown");
            }
        }
    }

    private static void readAfter(World world, HttpConnection reader, Slots.Slot slot, String answer)
            throws IOException {
        if (!shows(world, reader, slot, after(answer), id(answer))) {
            throw new IllegalStateException("stale: " + reader.body());
        }
    }

    /** As many changes as are asked for, each followed by a query on another connection. */
    private static String stale(World world) throws Exception {
        world.people().freshen();
        var tried = new AtomicLong();
        var stale = new AtomicLong();
        var port = world.application().port();
        var readers = new HttpConnection[AT_ONCE];
        for (var n = 0; n < AT_ONCE; n++) {
            readers[n] = HttpConnection.to(port);
        }
        // In stretches, as nobody stays signed in for long.
        while (tried.get() < world.options().tries()) {
            world.people().freshen();
            var outcome = Load.closed(port, AT_ONCE, STRETCH)
                    .atMost(world.options().tries() - tried.get())
                    .run((writer, connection) -> {
                        var slot = world.people().slots().next();
                        @Nullable String fault = world.requestBooking(writer, slot, true, World.TAKEN);
                        if (fault == null) {
                            tried.incrementAndGet();
                            if (!shows(world, readers[connection], slot, after(writer.body()), id(writer.body()))) {
                                stale.incrementAndGet();
                            }
                        }
                        return fault;
                    });
            Faults.none(outcome);
        }
        for (var reader : readers) {
            reader.close();
        }
        return "Read-After was stale in " + stale + " of " + tried + " tries";
    }

    /** Whether the booking is there, by itself and among the latest of its mentee's, who may have asked for others since. */
    private static boolean shows(World world, HttpConnection reader, Slots.Slot slot, String readAfter, String id)
            throws IOException {
        var body = "{\"query\":\"query($id: ID!) { booking(id: $id) { id status }"
                + " bookings(first: 10, role: MENTEE) { edges { node { id } } } }\",\"variables\":{\"id\":\"" + id
                + "\"}}";
        reader.send("POST", "/graphql", world.people().mentee(slot.mentee()) + readAfter, body);
        var answer = reader.body();
        return answer.contains("\"booking\":{\"id\":\"" + id) && answer.contains("\"node\":{\"id\":\"" + id);
    }

    /** Of the booking that was answered. */
    static String id(String answer) {
        return first(ID, answer);
    }

    private static String after(String answer) {
        return "Read-After: " + first(POSITION, answer) + "\r\n";
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
