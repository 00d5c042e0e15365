package org.mentorlink.app.architecture.violations.nofloatingpointfields.query;

class ChartAllowed {
    double average;
}
