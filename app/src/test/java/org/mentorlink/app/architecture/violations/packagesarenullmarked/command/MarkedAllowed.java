package org.mentorlink.app.architecture.violations.packagesarenullmarked.command;

class MarkedAllowed {}
