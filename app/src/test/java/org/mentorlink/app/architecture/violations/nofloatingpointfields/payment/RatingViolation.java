package org.mentorlink.app.architecture.violations.nofloatingpointfields.payment;

record RatingViolation(double rating) {}
