package org.mentorlink.app.architecture.violations.nobodysleeps.query;

import java.util.concurrent.TimeUnit;

class TimeUnitSleepViolation {
    void pause() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
