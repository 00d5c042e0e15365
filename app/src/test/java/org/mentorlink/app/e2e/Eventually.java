package org.mentorlink.app.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** For what a process brings about after the answer: asked again until it holds; a minute, for busy machines. */
final class Eventually {

    private Eventually() {}

    static void holds(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }
}
