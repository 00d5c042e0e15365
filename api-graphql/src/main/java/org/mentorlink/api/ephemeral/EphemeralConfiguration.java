package org.mentorlink.api.ephemeral;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code mentorlink.ephemeral.store=memory}, the default: good for one process of the API. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mentorlink.ephemeral.store", havingValue = "memory", matchIfMissing = true)
class EphemeralConfiguration {

    @Bean
    EphemeralStore ephemeralStore(@Qualifier("wallClock") Clock wallClock) {
        return new InMemoryEphemeralStore(wallClock);
    }
}
