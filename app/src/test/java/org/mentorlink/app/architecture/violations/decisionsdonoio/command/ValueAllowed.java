package org.mentorlink.app.architecture.violations.decisionsdonoio.command;

import java.io.Serializable;
import java.net.URI;
import org.axonframework.modelling.command.AggregateIdentifier;

class ValueAllowed implements Serializable {
    @AggregateIdentifier
    String id = "";

    void link(URI meeting) {}
}
