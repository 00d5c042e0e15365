package org.mentorlink.app.architecture.violations.nofieldinjection.app;

import org.springframework.beans.factory.annotation.Value;

class ValueViolation {
    @Value("${user.home}")
    String home;
}
