package org.mentorlink.app.architecture.violations.nofloatingpointfields.command;

class BoxedViolation {
    Float commission = 0f;
}
