package org.mentorlink.app.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.StoredPayload;
import org.mentorlink.shared.ProjectionWrites;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Events and snapshots on Axon Server, tokens and sagas in MongoDB, commands and queries between processes
 * (docs/decisions/0045-apart.md). Buses and event store are those of Axon's own auto-configuration.
 */
@Configuration(proxyBeanMethods = false)
@Profile("axon-server")
class ServerStoreConfig {

    /** How long a segment is kept for a process that has gone silent. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    /** How long a primary is looked for, and a connection tried. */
    private static final Duration MONGO_IS_AWAY = Duration.ofSeconds(3);

    /** How long any answer may take; a read model asks for no more than that. */
    private static final Duration MONGO_IS_SILENT = Duration.ofSeconds(30);

    /** What was acknowledged outlives the loss of a member of the replica set. */
    @Bean
    MongoClientSettingsBuilderCustomizer writtenByTheMajority() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY).retryWrites(true);
    }

    /** Short of the time that callers wait: they are told that something is away, and why is in the log. */
    @Bean
    MongoClientSettingsBuilderCustomizer awayIsKnownSoon() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(MONGO_IS_AWAY.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) MONGO_IS_AWAY.toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout((int) MONGO_IS_SILENT.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoDatabaseFactory databases) {
        return databases.getMongoDatabase();
    }

    /** Any process may be sent an aggregate's next command. */
    @Bean
    Cache aggregateCache() {
        return NoCache.INSTANCE;
    }

    /** Nothing here shares a transaction with the events: the order of writes and idempotent commands make up for it. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.instance();
    }

    /** While a side is replaced, nobody may be there to handle a command: nothing has happened then, and it is sent again. */
    @Bean
    CommandGateway commandGateway(CommandBus commands) {
        return DefaultCommandGateway.builder()
                .commandBus(commands)
                .retryScheduler(new RetryWhenNobodyIsThere())
                .build();
    }

    @Bean
    NodeName nodeName() {
        return NodeName.ofThisStart();
    }

    @Bean
    Nodes nodes(NodeName self, MongoDatabase database) {
        return new Nodes(self, database.getCollection("node"));
    }

    @Bean
    PositionBoard positionBoard(MongoDatabase database, Nodes nodes) {
        return new PositionBoard(database.getCollection("processor_position"), nodes);
    }

    @Bean
    MongoTemplate axonMongoTemplate(MongoDatabase database) {
        var sagas = database.getCollection("saga");
        sagas.createIndex(Indexes.ascending("sagaIdentifier"), new IndexOptions().unique(true));
        sagas.createIndex(Indexes.ascending("sagaType", "associations"));
        return DefaultMongoTemplate.builder()
                .mongoDatabase(database)
                .sagasCollectionName("saga")
                .trackingTokensCollectionName("processor_token")
                .build();
    }

    @Bean
    TokenStore tokenStore(MongoTemplate mongo, Serializer serializer, NodeName self) {
        return MongoTokenStore.builder()
                .mongoTemplate(mongo)
                .serializer(serializer)
                .nodeId(self.value())
                .claimTimeout(CLAIM)
                .build();
    }

    @Bean
    SagaStore<Object> sagaStore(MongoTemplate mongo, Serializer serializer) {
        return MongoSagaStore.builder()
                .mongoTemplate(mongo)
                .serializer(serializer)
                .build();
    }

    @Bean
    ProcessorStores processorStores(TokenStore tokens, PositionBoard board, ObjectProvider<ProjectionWrites> writes) {
        return new SharedProcessorStores(tokens, board, ProcessorsConfig.writes(writes));
    }

    @Bean
    EventLog eventLog(EventStore events) {
        return new AxonServerEventLog(events);
    }

    @Bean
    StoredPayload storedPayload(@Qualifier("eventSerializer") Serializer serializer) {
        return AxonServerEventLog.storedPayload(serializer);
    }
}
