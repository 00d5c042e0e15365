package org.mentorlink.app.architecture.violations.logginggoesthroughslf4j.query;

import org.slf4j.Logger;

class Slf4jAllowed {
    void say(Logger log) {
        log.info("hello");
    }
}
