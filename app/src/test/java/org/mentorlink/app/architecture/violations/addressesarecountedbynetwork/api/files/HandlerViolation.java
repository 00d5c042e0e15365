package org.mentorlink.app.architecture.violations.addressesarecountedbynetwork.api.files;

import jakarta.servlet.ServletRequest;

class HandlerViolation {
    String address(ServletRequest request) {
        return request.getRemoteAddr();
    }
}
