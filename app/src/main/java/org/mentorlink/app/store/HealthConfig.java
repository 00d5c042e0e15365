package org.mentorlink.app.store;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * What {@code /actuator/health} looks at beside the usual. Whether a process is ready says nothing about it: where a store
 * is away, all processes are as good as each other, and callers had rather be told so by one of them.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfig {

    /** By a command that the server in memory knows as well; Boot's own asks for {@code hello}, which it does not. */
    @Bean
    HealthIndicator mongoHealthIndicator(MongoDatabaseFactory databases) {
        return () -> asked(() -> databases.getMongoDatabase().runCommand(new Document("ping", 1)));
    }

    /** Axon's own is made for an older Boot, and is left out without a word. */
    @Bean
    @Profile("axon-server")
    HealthIndicator axonServerHealthIndicator(AxonServerConnectionManager connections) {
        return () -> asked(() -> {
            if (connections.connections().containsValue(false)) {
                throw new IllegalStateException("not connected");
            }
        });
    }

    /**
     * Of the process that sends out what moved money: while nobody takes it, it is waiting, and everything else is as well as
     * it was, so that the whole does not count it.
     */
    @Bean
    HealthIndicator financeExportHealthIndicator(Processors processors) {
        return () -> {
            if (!processors.isHere(ProcessorsConfig.EXPORT)) {
                return Health.unknown().build();
            }
            return processors.isFailing(ProcessorsConfig.EXPORT)
                    ? Health.status("WAITING").build()
                    : Health.up().build();
        };
    }

    private static Health asked(Runnable question) {
        try {
            question.run();
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
