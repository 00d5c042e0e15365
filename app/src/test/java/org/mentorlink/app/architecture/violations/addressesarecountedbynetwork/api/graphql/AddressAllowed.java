package org.mentorlink.app.architecture.violations.addressesarecountedbynetwork.api.graphql;

import jakarta.servlet.ServletRequest;

class AddressAllowed {
    String address(ServletRequest request) {
        return request.getRemoteAddr();
    }
}
