package org.mentorlink.app.architecture.violations.sidesstayapart.app;

import org.mentorlink.app.architecture.violations.sidesstayapart.query.booking.Projection;

class AppAllowed {
    Projection projection = new Projection();
}
