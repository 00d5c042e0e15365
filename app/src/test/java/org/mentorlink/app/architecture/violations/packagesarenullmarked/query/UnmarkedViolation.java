package org.mentorlink.app.architecture.violations.packagesarenullmarked.query;

class UnmarkedViolation {}
