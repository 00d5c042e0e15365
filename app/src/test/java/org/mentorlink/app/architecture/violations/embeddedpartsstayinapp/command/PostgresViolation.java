package org.mentorlink.app.architecture.violations.embeddedpartsstayinapp.command;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

class PostgresViolation {
    void use(EmbeddedPostgres server) {}
}
