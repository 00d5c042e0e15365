package org.mentorlink.app.architecture.violations.nofloatingpointsignatures.api;

class EdgeAllowed {
    double rating() {
        return 4.5;
    }
}
