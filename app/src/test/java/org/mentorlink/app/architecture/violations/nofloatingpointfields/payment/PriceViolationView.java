package org.mentorlink.app.architecture.violations.nofloatingpointfields.payment;

record PriceViolationView(double price) {}
