package org.mentorlink.app.architecture.violations.nobodysleeps.app;

class ThreadSleepViolation {
    void pause() throws InterruptedException {
        Thread.sleep(1);
    }
}
