package org.mentorlink.app.architecture.violations.sidesstayapart.command.booking;

import org.mentorlink.app.architecture.violations.sidesstayapart.query.booking.Projection;

class CommandUsesQueryViolation {
    Projection[] projections = {};
}
