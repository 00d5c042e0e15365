package org.mentorlink.app.architecture.violations.sidesstayapart.app;

public class Assembly {}
