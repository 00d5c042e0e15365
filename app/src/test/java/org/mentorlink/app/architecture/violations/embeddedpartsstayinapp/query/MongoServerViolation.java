package org.mentorlink.app.architecture.violations.embeddedpartsstayinapp.query;

import de.bwaldvogel.mongo.MongoServer;

class MongoServerViolation {
    void use(MongoServer server) {}
}
