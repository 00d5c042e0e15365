package org.mentorlink.app.architecture.violations.sidesstayapart.saga;

import org.mentorlink.app.architecture.violations.sidesstayapart.command.booking.CommandAllowed;

class SagaUsesCommandViolation extends CommandAllowed {}
