package org.mentorlink.app.architecture.violations.vocabulariesaresealed.booking;

interface OpenViolationCommand {}
