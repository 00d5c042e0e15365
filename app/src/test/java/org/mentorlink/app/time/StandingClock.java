package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.mentorlink.app.store.Processors;

/** For tests that mean one millisecond and no other. */
public final class StandingClock {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StandingClock() {}

    /**
     * The sandbox's clock stands there until it is moved forward. What was due until then has happened.
     *
     * @param bean the application's, by type
     */
    public static void standAt(Function<Class<?>, Object> bean, Instant moment) {
        var schedule = (Schedule) bean.apply(Schedule.class);
        var processors = (Processors) bean.apply(Processors.class);
        schedule.exclusively(() -> {
            ((SandboxClock) bean.apply(Clock.class)).stand(moment);
            processors.awaitQuiet(PATIENCE);
            while (schedule.fireEarliest(moment)) {
                processors.awaitQuiet(PATIENCE);
            }
        });
    }
}
