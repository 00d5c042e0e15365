package org.mentorlink.app.architecture.violations.nofloatingpointsignatures.command;

class ReturnViolation {
    double share() {
        return 0.25;
    }
}
