package org.mentorlink.app.architecture.violations.sagaskeeptomessages.saga.payment;

import org.axonframework.modelling.command.Repository;

class AggregateRepositoryViolation {
    void use(Repository<String> repository) {}
}
