package org.mentorlink.app.architecture.violations.logginggoesthroughslf4j.query;

import java.util.logging.Logger;

class JavaLoggingViolation {
    void say(Logger log) {}
}
