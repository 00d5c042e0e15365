package org.mentorlink.app.architecture.violations.sharedeventsstandsalone.command;

public class Aggregate {}
