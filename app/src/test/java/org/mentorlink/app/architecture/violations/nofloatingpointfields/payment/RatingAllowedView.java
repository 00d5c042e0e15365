package org.mentorlink.app.architecture.violations.nofloatingpointfields.payment;

record RatingAllowedView(double rating) {}
