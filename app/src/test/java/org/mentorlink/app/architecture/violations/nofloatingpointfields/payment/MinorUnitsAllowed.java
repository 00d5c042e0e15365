package org.mentorlink.app.architecture.violations.nofloatingpointfields.payment;

record MinorUnitsAllowed(long minorUnits, String currency) {}
