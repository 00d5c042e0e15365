package org.mentorlink.app.architecture.violations.addressesarecountedbynetwork.api.graphql;

import jakarta.servlet.ServletRequest;

class OtherViolation {
    String address(ServletRequest request) {
        return request.getRemoteAddr();
    }
}
