package org.mentorlink.command.communication.sandbox;

import com.mongodb.client.MongoDatabase;
import org.axonframework.serialization.Serializer;
import org.mentorlink.command.communication.Deliveries;
import org.mentorlink.shared.Secrets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mentorlink.sandbox.enabled", havingValue = "true", matchIfMissing = true)
class SandboxOutboxConfiguration {

    @Bean
    SandboxOutbox sandboxOutbox(
            OutboxRows rows,
            @Qualifier("eventSerializer") Serializer serializer,
            Secrets secrets,
            Deliveries deliveries) {
        return new SandboxOutbox(rows, serializer, secrets, deliveries);
    }

    @Bean
    @Profile("!axon-server")
    OutboxRows outboxRows(JdbcClient jdbc) {
        return new JdbcOutboxRows(jdbc);
    }

    @Bean
    @Profile("axon-server")
    OutboxRows sharedOutboxRows(MongoDatabase database) {
        return new MongoOutboxRows(database.getCollection("sandbox_outbox"));
    }
}
