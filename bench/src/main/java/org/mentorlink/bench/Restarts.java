package org.mentorlink.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Stops the application, or kills it, and starts it again on the same data. */
final class Restarts {

    private static final Pattern LEVEL = Pattern.compile("Read models are level with event (\\d+) after (\\d+) ms");
    private static final String READY = "until ready, s";
    static final String REPLAYED = "events replayed per second";

    private Restarts() {}

    /** Read models are in memory, so each start makes them again from all events: the application says how long that took. */
    static Map<String, Double> restart(World world) throws Exception {
        world.settle();
        world.application().stop();
        return start(world);
    }

    private static Map<String, Double> start(World world) throws Exception {
        var application = world.application();
        var began = System.nanoTime();
        application.start();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(READY, seconds(began));
        var level = application.said(LEVEL);
        var millis = Math.max(1, Long.parseLong(level.group(2)));
        values.put(REPLAYED, Long.parseLong(level.group(1)) * 1e3 / millis);
        return values;
    }

    /** In the midst of requests. The first event is handled when a new request has gone through its whole process. */
    static Map<String, Double> kill(World world) throws Exception {
        world.people().freshen();
        var port = world.application().port();
        var load = new Thread(() -> {
            try (var http = HttpConnection.to(port)) {
                while (world.requestBooking(http, false, World.TAKEN) == null) {
                    // Until it dies under us.
                }
            } catch (java.io.IOException asExpected) {
                // It was killed.
            }
        });
        load.start();
        Thread.sleep(1_000);
        world.application().kill();
        load.join();
        var began = System.nanoTime();
        var values = start(world);
        world.people().signIn();
        try (var http = HttpConnection.to(port)) {
            Faults.none(world.requestBooking(http, false, "\"status\":\"AWAITING_CONFIRMATION\""));
        }
        values.put("until a hold is answered, s", seconds(began));
        return values;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
