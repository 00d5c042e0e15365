package org.mentorlink.app.architecture.violations.decisionsdonoio.saga;

import org.springframework.web.client.RestClient;

class WebViolation {
    void call(RestClient client) {}
}
