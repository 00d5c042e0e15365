package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

class SystemMillisViolation {
    long time() {
        return System.currentTimeMillis();
    }
}
