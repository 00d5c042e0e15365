package org.mentorlink.app.architecture.violations.sagaskeeptomessages.saga;

import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.saga.SagaEventHandler;

class TableAllowed {
    @SagaEventHandler(associationProperty = "bookingId")
    CompletableFuture<Object> on(String event, CommandGateway commands) {
        return commands.send(event);
    }
}
