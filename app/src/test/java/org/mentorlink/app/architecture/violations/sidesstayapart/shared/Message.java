package org.mentorlink.app.architecture.violations.sidesstayapart.shared;

public record Message(String text) {}
