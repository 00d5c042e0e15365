package org.mentorlink.app.architecture.violations.logginggoesthroughslf4j.app;

class PrintViolation {
    void say() {
        System.out.println("hello");
    }
}
