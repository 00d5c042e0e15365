package org.mentorlink.app.architecture.violations.sharedeventsstandsalone.booking;

import org.mentorlink.app.architecture.violations.sharedeventsstandsalone.command.Aggregate;

class SharedUsesCommandViolation {
    Aggregate aggregate = new Aggregate();
}
