package org.mentorlink.app.architecture.violations.logginggoesthroughslf4j.app;

class StackTraceViolation {
    void say(Exception e) {
        e.printStackTrace();
    }
}
