package org.mentorlink.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
                            new Rounds.Variant(PLAIN, time -> polled(world, time)),
                            new Rounds.Variant("MentorLink, Read-After", time -> readAfter(world, time)),
                            new Rounds.Variant(STOCK, stock::visible)));
        }
        report.ratio(4, "median, ms", PLAIN, STOCK);
        report.note(4, stale(world));
    }

    /** Both the booking by itself and the mentee's list of them. */
    private static Map<String, Double> polled(World world, Duration time) throws Exception {
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
                var id = id(writer.body());
                while (!shows(world, reader, slot, "", id)) {
                    if (System.nanoTime() - answered > 60_000_000_000L) {
                        throw new IllegalStateException(id + " is never shown");
                    }
                }
                latencies.recordValue(System.nanoTime() - answered);
            }
        }
        return Acknowledged.percentiles(latencies);
    }

    private static Map<String, Double> readAfter(World world, Duration time) throws Exception {
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
                if (!shows(world, reader, slot, after(writer.body()), id(writer.body()))) {
                    throw new IllegalStateException("stale: " + reader.body());
                }
                latencies.recordValue(System.nanoTime() - answered);
            }
        }
        return Acknowledged.percentiles(latencies);
    }

    /** As many changes as are asked for, each followed by a query on another connection. */
    private static String stale(World world) throws Exception {
        world.people().freshen();
        var left = new AtomicInteger(world.options().tries());
        var tried = new AtomicLong();
        var stale = new AtomicLong();
        var port = world.application().port();
        var readers = new HttpConnection[AT_ONCE];
        for (var n = 0; n < AT_ONCE; n++) {
            readers[n] = HttpConnection.to(port);
        }
        // In stretches, as nobody stays signed in for long.
        while (left.get() > 0) {
            world.people().freshen();
            var outcome = Load.closed(port, AT_ONCE, Duration.ofSeconds(Math.min(60, 1 + left.get() / 100)))
                    .run((writer, connection) -> {
                        if (left.getAndDecrement() <= 0) {
                            Thread.sleep(100);
                            return null;
                        }
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
