package org.mentorlink.app.architecture.violations.nofloatingpointsignatures.shared;

class ParameterViolation {
    void take(String name, Double amount) {}
}
