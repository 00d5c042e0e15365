package org.mentorlink.app.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.queryhandling.LoggingQueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.embedded.EmbeddedPostgresServer;
import org.mentorlink.query.shared.StoredPayload;
import org.mentorlink.shared.EventTypes;
import org.mentorlink.shared.ProjectionWrites;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * Events, tokens and sagas on PostgreSQL; commands and queries stay in this process.
 *
 * <p>Every bean is given here. Axon's auto-configuration orders itself after classes that Boot 4 has renamed; left to
 * it, the stores may run without transactions, and nothing says so.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Profile("!axon-server")
class StoreConfig {

    private static final String DUPLICATE_KEY = "23505";

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions, DataSource database) {
        if (!(transactions instanceof ResourceTransactionManager real) || real.getResourceFactory() != database) {
            throw new IllegalStateException(
                    "The event store needs the transactions of its database, not those of " + transactions);
        }
        return new SpringTransactionManager(transactions);
    }

    /** Joins the transaction of the calling thread. */
    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new SpringDataSourceConnectionProvider(database);
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return StoreConfig::isDuplicateKey;
    }

    private static boolean isDuplicateKey(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DUPLICATE_KEY.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Bean
    @DependsOnDatabaseInitialization
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            PersistenceExceptionResolver duplicates,
            Configuration axon,
            ConnectionProvider connections,
            TransactionManager transactions,
            KeptStreams kept,
            Serializing serializing) {
        var builder = PostgresEventStorageEngine.builder();
        builder.snapshotSerializer(serializer);
        builder.eventSerializer(serializer);
        builder.upcasterChain(axon.upcasterChain());
        builder.snapshotFilter(axon.snapshotFilter());
        builder.persistenceExceptionResolver(duplicates);
        builder.connectionProvider(connections);
        builder.transactionManager(transactions);
        builder.schema(EventSchema.builder()
                .eventTable("domain_event_entry")
                .snapshotTable("snapshot_event_entry")
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .build());
        return new PostgresEventStorageEngine(builder, kept, serializing);
    }

    @Bean(name = {"eventBus", "eventStore"})
    @Qualifier("eventStore") EmbeddedEventStore eventStore(EventStorageEngine engine, Configuration axon, EventFeed feed) {
        return new FedEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                feed);
    }

    @Bean
    EventFeed eventFeed(PostgresEventLog log, EventStorageEngine engine, Signal processorChanges) {
        return new EventFeed(log, engine, processorChanges::raise);
    }

    @Bean
    Cache aggregateCache(
            @Value("${mentorlink.store.kept-aggregates:#{null}}") @Nullable Integer most,
            ObjectProvider<EmbeddedPostgresServer> embedded) {
        return AggregateCache.of(most, embedded.getIfAvailable() != null);
    }

    /** As many as aggregates, where those are kept. */
    @Bean
    KeptStreams keptStreams(
            @Value("${mentorlink.store.kept-aggregates:#{null}}") @Nullable Integer most,
            ObjectProvider<EmbeddedPostgresServer> embedded) {
        return new KeptStreams(AggregateCache.most(most, embedded.getIfAvailable() != null));
    }

    @Bean
    Serializing serializing() {
        return new Serializing();
    }

    /**
     * Without transactions: what a query reads is one statement each, or not in this database at all; one that reads nothing
     * would hold a connection all the same.
     */
    @Bean
    QueryBus queryBus(Configuration axon) {
        return SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .errorHandler(axon.getComponent(
                        QueryInvocationErrorHandler.class,
                        () -> LoggingQueryInvocationErrorHandler.builder().build()))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventLog eventLog(JdbcClient jdbc, EventTypes types, Serializer serializer, Configuration axon) {
        return new PostgresEventLog(jdbc, types, serializer, axon.upcasterChain());
    }

    @Bean
    StoredPayload storedPayload(@Qualifier("eventSerializer") Serializer serializer) {
        return event -> event.serializePayload(serializer, byte[].class).getData();
    }

    /** Tokens of sagas and workers. */
    @Bean
    @DependsOnDatabaseInitialization
    TokenStore tokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            JdbcClient jdbc,
            ObjectProvider<EmbeddedPostgresServer> embedded) {
        if (embedded.getIfAvailable() != null) {
            // The data directory is locked, so any claim is one of a process that is gone: no need to wait it out.
            jdbc.sql("UPDATE token_entry SET owner = NULL").update();
        }
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("time_stamp")
                        .build())
                .build();
    }

    @Bean
    @DependsOnDatabaseInitialization
    SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcSagaStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .sqlSchema(new PostgresSagaSqlSchema(SagaSchema.builder()
                        .sagaEntryTable("saga_entry")
                        .associationValueEntryTable("association_value_entry")
                        .sagaIdColumn("saga_id")
                        .sagaTypeColumn("saga_type")
                        .serializedSagaColumn("serialized_saga")
                        .associationKeyColumn("association_key")
                        .associationValueColumn("association_value")
                        .build()))
                .build();
    }

    @Bean
    ProcessorStores processorStores(
            TokenStore tokens,
            TransactionManager transactions,
            ObjectProvider<ProjectionWrites> writes,
            ObjectProvider<EventFeed> feed) {
        return new EmbeddedProcessorStores(tokens, transactions, ProcessorsConfig.writes(writes), feed::getObject);
    }
}
