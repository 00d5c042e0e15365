package org.mentorlink.app.architecture.violations.sidesstayapart.query.booking;

public class Projection {}
