package org.mentorlink.app.architecture.violations.sidesstayapart.api;

import org.mentorlink.app.architecture.violations.sidesstayapart.query.booking.Projection;

class ApiUsesQueryViolation {
    Object use() {
        return new Projection();
    }
}
