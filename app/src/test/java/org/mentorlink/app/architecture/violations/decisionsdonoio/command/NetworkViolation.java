package org.mentorlink.app.architecture.violations.decisionsdonoio.command;

import java.net.http.HttpClient;
import org.axonframework.modelling.command.AggregateIdentifier;

class NetworkViolation {
    @AggregateIdentifier
    String id = "";

    void call(HttpClient client) {}
}
