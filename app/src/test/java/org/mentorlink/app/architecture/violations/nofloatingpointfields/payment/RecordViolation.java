package org.mentorlink.app.architecture.violations.nofloatingpointfields.payment;

record RecordViolation(double amount) {}
