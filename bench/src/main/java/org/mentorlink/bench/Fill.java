package org.mentorlink.bench;

import java.time.Duration;

/** Makes the log as long as is wanted, by booking requests as everybody sends them. */
final class Fill {

    private static final int CONNECTIONS = 16;
    private static final Duration STRETCH = Duration.ofSeconds(5);

    private Fill() {}

    /** @param events how many the log is to have at least */
    static void to(World world, long events) throws Exception {
        while (true) {
            world.settle();
            var head = head(world);
            if (head >= events) {
                return;
            }
            Log.say("%d of %d events", head, events);
            world.people().freshen();
            // A hold leaves some six events; the last stretch is not to lead far beyond.
            Faults.none(Load.closed(world.application().port(), CONNECTIONS, STRETCH)
                    .atMost((events - head) / 6 + 1)
                    .run((http, connection) -> world.requestBooking(http, false, World.TAKEN)));
        }
    }

    static long head(World world) throws Exception {
        try (var log = world.postgres().log()) {
            return World.head(log);
        }
    }
}
