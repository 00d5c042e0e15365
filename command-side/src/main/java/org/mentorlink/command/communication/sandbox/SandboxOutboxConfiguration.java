package org.mentorlink.command.communication.sandbox;

import org.axonframework.serialization.Serializer;
import org.mentorlink.command.communication.Deliveries;
import org.mentorlink.shared.Secrets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mentorlink.sandbox.enabled", havingValue = "true", matchIfMissing = true)
class SandboxOutboxConfiguration {

    @Bean
    SandboxOutbox sandboxOutbox(
            JdbcClient jdbc,
            @Qualifier("eventSerializer") Serializer serializer,
            Secrets secrets,
            Deliveries deliveries) {
        return new SandboxOutbox(jdbc, serializer, secrets, deliveries);
    }
}
