package org.mentorlink.app.architecture.violations.vocabulariesaresealed.booking;

class ClassViolationEvent {}
