package org.mentorlink.app.architecture.violations.nofloatingpointsignatures.shared;

class WholeAllowed {
    long share(int percent) {
        return percent;
    }
}
