package org.mentorlink.app.architecture.violations.sidesstayapart.query;

import org.mentorlink.app.architecture.violations.sidesstayapart.app.Assembly;

class QueryUsesAppViolation {
    void use(Assembly assembly) {}
}
