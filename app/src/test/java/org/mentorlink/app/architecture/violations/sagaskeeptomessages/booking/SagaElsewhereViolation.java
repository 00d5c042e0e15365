package org.mentorlink.app.architecture.violations.sagaskeeptomessages.booking;

import org.axonframework.modelling.saga.SagaEventHandler;
import org.springframework.jdbc.core.JdbcTemplate;

class SagaElsewhereViolation {
    @SagaEventHandler(associationProperty = "bookingId")
    void on(String event, JdbcTemplate jdbc) {}
}
