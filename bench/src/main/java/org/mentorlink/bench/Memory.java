package org.mentorlink.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Row 9: what of the Java process is resident: at rest, under full load with its growth, and for 1,000 open
 * subscriptions. How long the load lasts is an argument.
 */
final class Memory implements Row {

    private static final int SUBSCRIPTIONS = 1_000;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 32;

    @Override
    public int number() {
        return 9;
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        rounds.once(
                9,
                List.of(
                        new Rounds.Variant("at rest", time -> atRest(world)),
                        new Rounds.Variant("with " + SUBSCRIPTIONS + " open subscriptions", time -> subscribed(world)),
                        new Rounds.Variant("at full load", time -> loaded(world))));
    }

    private static Map<String, Double> atRest(World world) throws Exception {
        world.settle();
        Thread.sleep(REST);
        return Map.of("resident, MB", resident(world.application().pid()));
    }

    private static Map<String, Double> subscribed(World world) throws Exception {
        world.people().freshen();
        var pid = world.application().pid();
        var booked = new ArrayList<Booked>();
        try (var http = HttpConnection.to(world.application().port())) {
            for (var n = 0; n < world.people().count(); n++) {
                var slot = world.people().slots().next();
                Faults.none(world.requestBooking(http, slot, false, "AWAITING_CONFIRMATION"));
                booked.add(new Booked(slot, Visible.id(http.body())));
            }
        }
        world.settle();
        var before = resident(pid);
        var live = live(pid);
        var open = new ArrayList<Subscription>();
        // Its threads are few, whatever the number of connections.
        try (var client = HttpClient.newHttpClient()) {
            for (var n = 0; n < SUBSCRIPTIONS; n++) {
                open.add(Subscription.open(client, world, booked.get(n % booked.size())));
            }
            // Each tells of a change, or it is not open.
            for (var booking : booked) {
                confirm(world, booking);
            }
            for (var subscription : open) {
                subscription.awaitNext();
            }
            world.settle();
            Thread.sleep(REST);
            var after = resident(pid);
            var more = live(pid) - live;
            for (var subscription : open) {
                subscription.requireOpen();
                subscription.close();
            }
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("resident, MB", after);
            values.put("more resident than before, MB", after - before);
            values.put("more on the heap after a collection, MB", more);
            return values;
        }
    }

    /** Somebody's booking, of that hour. */
    record Booked(Slots.Slot slot, String id) {}

    private static void confirm(World world, Booked booking) throws IOException {
        try (var api = new Api(world.application().port())) {
            var mentor =
                    Api.bearer(world.people().signInMentor(api, booking.slot().mentor()));
            api.mutate(
                    mentor,
                    "confirmBooking",
                    "BookingActionInput",
                    Map.of("bookingId", booking.id()),
                    "booking { id }");
        }
    }

    private static Map<String, Double> loaded(World world) throws Exception {
        var pid = world.application().pid();
        var samples = new ArrayList<Double>();
        var over = new AtomicBoolean();
        var sampler = new Thread(() -> {
            while (!over.get()) {
                samples.add(resident(pid));
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        });
        sampler.start();
        var left = world.options().load();
        while (left.isPositive()) {
            world.people().freshen();
            var stretch = left.compareTo(Duration.ofMinutes(1)) < 0 ? left : Duration.ofMinutes(1);
            Faults.none(Load.closed(world.application().port(), CONNECTIONS, stretch)
                    .run((http, connection) -> world.requestBooking(http, false, World.TAKEN)));
            left = left.minus(stretch);
        }
        over.set(true);
        sampler.join();
        // The first half is for the heap to find its size.
        var second = samples.subList(samples.size() / 2, samples.size());
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(
                "resident, MB",
                second.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
        values.put("growth in the second half, MB per minute", slope(second) * 60);
        return values;
    }

    /** By least squares, for each step from one value to the next. */
    static double slope(List<Double> values) {
        var middle = (values.size() - 1) / 2.0;
        var mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        var above = IntStream.range(0, values.size())
                .mapToDouble(n -> (n - middle) * (values.get(n) - mean))
                .sum();
        var below = IntStream.range(0, values.size())
                .mapToDouble(n -> (n - middle) * (n - middle))
                .sum();
        return below == 0 ? 0 : above / below;
    }

    /** What is on the heap after a full collection, in MB of 1,024 x 1,024 bytes. */
    private static double live(long pid) throws InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Machine.run(jcmd, Long.toString(pid), "GC.run");
        var used = Pattern.compile("used (\\d+)K").matcher(Machine.run(jcmd, Long.toString(pid), "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
    }

    /** In MB of 1,024 x 1,024 bytes; not a number where the system does not tell. */
    static double resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException noProc) {
            return Double.NaN;
        }
    }
}
