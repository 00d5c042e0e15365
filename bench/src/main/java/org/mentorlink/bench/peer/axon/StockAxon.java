package org.mentorlink.bench.peer.axon;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Axon's own configuration of everything; only that a processor is tracking rather than pooled is said. */
@SpringBootApplication
public class StockAxon {

    public static void main(String[] arguments) {
        var context = SpringApplication.run(StockAxon.class, arguments);
        // Its auto-configuration orders itself after classes that Boot 4 has renamed, and would run without either.
        if (!(context.getBean(TransactionManager.class) instanceof SpringTransactionManager)
                || !(context.getBean(EventStorageEngine.class) instanceof JpaEventStorageEngine)) {
            throw new IllegalStateException("this is not Axon on JPA with transactions");
        }
    }
}
