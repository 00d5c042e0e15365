package org.mentorlink.app.vault;

import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.StringUtils;

/** The key vault on MongoDB. All processes have the same master key, so it is given and never made here. */
@Configuration(proxyBeanMethods = false)
@Profile("axon-server")
class SharedVaultConfig {

    @Bean
    KeyVault keyVault(MongoDatabase database, @Value("${MENTORLINK_MASTER_KEY:#{null}}") @Nullable String masterKey) {
        if (!StringUtils.hasText(masterKey)) {
            throw new VaultException(
                    "With the profile axon-server all processes share one master key: set MENTORLINK_MASTER_KEY to 32"
                            + " random bytes in base64",
                    new IllegalStateException("MENTORLINK_MASTER_KEY is not set"));
        }
        return new WrappedKeyVault(new MongoWrappedKeys(database), MasterKey.fromBase64(masterKey), () -> {});
    }
}
