package org.mentorlink.app.architecture.violations.nobodysleeps.query;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class AwaitAllowed {
    boolean pause(CountDownLatch latch) throws InterruptedException {
        return latch.await(1, TimeUnit.SECONDS);
    }
}
