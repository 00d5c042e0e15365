package org.mentorlink.app.architecture.violations.nofieldinjection.query;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

class AutowiredViolation {
    @Autowired
    Clock clock;
}
