package org.mentorlink.bench;

import java.io.EOFException;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Stops the application, or kills it, and starts it again on the same data. */
final class Restarts {

    private static final Pattern LEVEL = Pattern.compile("Read models are level with event (\\d+) after (\\d+) ms");
    private static final String READY = "until ready, s";
    static final String REPLAYED = "events replayed per second";

    /** So many requests are answered before it is killed. */
    private static final int ANSWERED = 50;

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
        try (var http = HttpConnection.to(port)) {
            killUnder(
                    () -> Faults.none(world.requestBooking(http, false, World.TAKEN)),
                    ANSWERED,
                    world.application()::kill);
        }
        var began = System.nanoTime();
        var values = start(world);
        world.people().signIn();
        try (var http = HttpConnection.to(port)) {
            Faults.none(world.requestBooking(http, false, "\"status\":\"AWAITING_CONFIRMATION\""));
        }
        values.put("until a hold is answered, s", seconds(began));
        return values;
    }

    /**
     * Goes on asking while it is killed.
     *
     * @param answered how many are answered before
     * @throws IllegalStateException when the asking ends otherwise than by a connection that breaks as it is killed
     */
    static void killUnder(Beside.Step ask, int answered, Runnable kill) throws Exception {
        var underWay = new CountDownLatch(answered);
        var killed = new AtomicBoolean();
        try (var beside = new Beside()) {
            var end = beside.whileDoing(
                    () -> {
                        try {
                            while (true) {
                                ask.take();
                                underWay.countDown();
                            }
                        } catch (SocketException | EOFException broken) {
                            if (!killed.get()) {
                                throw new IllegalStateException("it broke before it was killed", broken);
                            }
                            return broken;
                        } finally {
                            // Whoever waits must not wait for what never comes.
                            while (underWay.getCount() > 0) {
                                underWay.countDown();
                            }
                        }
                    },
                    () -> {
                        underWay.await();
                        killed.set(true);
                        kill.run();
                    });
            Log.say("killed under load: %s", end);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
