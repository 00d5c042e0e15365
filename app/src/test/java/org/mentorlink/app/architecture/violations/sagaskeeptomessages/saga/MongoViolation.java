package org.mentorlink.app.architecture.violations.sagaskeeptomessages.saga;

import org.springframework.data.mongodb.core.MongoTemplate;

class MongoViolation {
    void use(MongoTemplate mongo) {}
}
