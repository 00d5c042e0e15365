package org.mentorlink.app.architecture.violations.nofloatingpointfields.saga;

class ArrayViolation {
    double[] prices = {};
}
