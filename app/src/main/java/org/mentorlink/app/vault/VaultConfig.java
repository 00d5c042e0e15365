package org.mentorlink.app.vault;

import com.google.crypto.tink.Aead;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.embedded.DataDirectory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.StringUtils;

/** The key vault on PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@Profile("!axon-server")
class VaultConfig {

    @Bean
    @DependsOnDatabaseInitialization
    KeyVault keyVault(
            VaultConnections connections,
            DataDirectory data,
            ObjectProvider<KeepsDecrypted> decrypted,
            @Value("${MENTORLINK_MASTER_KEY:#{null}}") @Nullable String masterKey) {
        Aead master = StringUtils.hasText(masterKey)
                ? MasterKey.fromBase64(masterKey)
                : MasterKey.fromFile(data.resolve("master.key"));
        return new WrappedKeyVault(
                new PostgresWrappedKeys(connections.pool()),
                master,
                () -> decrypted.forEach(KeepsDecrypted::forgetAll));
    }

    @Bean
    VaultConnections vaultConnections(JdbcConnectionDetails database) {
        return VaultConnections.to(database);
    }

    /** Hidden in a type of its own: Boot configures nothing by itself where it sees two data sources. */
    record VaultConnections(HikariDataSource pool) implements DisposableBean {

        static VaultConnections to(JdbcConnectionDetails database) {
            var pool = new HikariDataSource();
            pool.setPoolName("vault");
            pool.setJdbcUrl(database.getJdbcUrl());
            pool.setUsername(database.getUsername());
            pool.setPassword(database.getPassword());
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(1);
            return new VaultConnections(pool);
        }

        @Override
        public void destroy() {
            pool.close();
        }
    }
}
