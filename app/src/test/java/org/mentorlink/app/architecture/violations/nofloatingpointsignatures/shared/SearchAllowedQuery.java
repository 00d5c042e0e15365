package org.mentorlink.app.architecture.violations.nofloatingpointsignatures.shared;

record SearchAllowedQuery(double minRating) {}
