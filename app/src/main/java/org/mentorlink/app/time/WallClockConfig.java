package org.mentorlink.app.time;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock on the wall. */
@Configuration(proxyBeanMethods = false)
class WallClockConfig {

    /** Milliseconds, as events and read models keep them: no time changes by being stored. */
    static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** For sign-in and the limits on strangers, whom the sandbox's clock does not move; asked for by name only. */
    @Bean(defaultCandidate = false)
    @Qualifier("wallClock") Clock wallClock() {
        return clock();
    }
}
