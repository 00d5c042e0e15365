package org.mentorlink.command.payment.sandbox;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mentorlink.sandbox.enabled", havingValue = "true", matchIfMissing = true)
class SandboxGatewayConfiguration {

    @Bean
    @Profile("!axon-server")
    SandboxBooks sandboxBooks(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new JdbcSandboxBooks(jdbc, ownTransaction, clock);
    }

    @Bean
    @Profile("axon-server")
    SandboxBooks sharedSandboxBooks(MongoDatabase database, Clock clock) {
        return new MongoSandboxBooks(database.getCollection("sandbox_gateway"), clock);
    }

    @Bean
    SandboxGateway sandboxGateway(
            SandboxBooks books,
            EventScheduler scheduler,
            Clock clock,
            @Value("${mentorlink.sandbox.gateway-latency:0s}") Duration latency) {
        return new SandboxGateway(books, scheduler, clock, latency);
    }

    @Bean
    SandboxCardholder sandboxCardholder(SandboxBooks books, CommandGateway commands) {
        return new SandboxCardholder(books, commands);
    }

    @Bean
    SandboxGatewayQueries sandboxGatewayQueries(SandboxBooks books) {
        return new SandboxGatewayQueries(books);
    }
}
