package org.mentorlink.app.architecture.violations.sagaskeeptomessages.saga;

import org.springframework.jdbc.core.JdbcTemplate;

class JdbcViolation {
    void use(JdbcTemplate jdbc) {}
}
