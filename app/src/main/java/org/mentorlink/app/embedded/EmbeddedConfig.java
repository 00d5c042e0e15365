package org.mentorlink.app.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.SoleWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Brings the databases, unless a property names one from outside. */
@Configuration(proxyBeanMethods = false)
@Profile("!axon-server")
class EmbeddedConfig {

    @Bean
    DataDirectory dataDirectory(@Value("${mentorlink.data-dir}") Path directory) {
        return DataDirectory.open(directory);
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    EmbeddedPostgresServer embeddedPostgres(
            DataDirectory data, @Value("${mentorlink.binaries-dir:#{null}}") @Nullable Path binaries) {
        return EmbeddedPostgresServer.start(
                data, binaries == null ? data.resolve("postgres-binaries") : binaries.toAbsolutePath());
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "none")
    MongoServer embeddedMongo() {
        return EmbeddedMongo.start();
    }

    /** One process runs all projections, wherever they write. */
    @Bean
    SoleWriter soleWriter() {
        return SoleWriter.INSTANCE;
    }

    @Bean
    @ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "none")
    MongoConnectionDetails embeddedMongoConnection(MongoServer server) {
        return EmbeddedMongo.connection(server);
    }
}
