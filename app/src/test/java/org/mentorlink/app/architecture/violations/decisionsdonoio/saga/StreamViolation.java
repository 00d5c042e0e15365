package org.mentorlink.app.architecture.violations.decisionsdonoio.saga;

import java.io.InputStream;

class StreamViolation {
    void read(InputStream stream) {}
}
