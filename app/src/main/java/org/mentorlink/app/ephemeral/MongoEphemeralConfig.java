package org.mentorlink.app.ephemeral;

import java.time.Clock;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** {@code mentorlink.ephemeral.store=mongo}: for several processes of the API. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mentorlink.ephemeral.store", havingValue = "mongo")
class MongoEphemeralConfig {

    @Bean
    EphemeralStore ephemeralStore(MongoTemplate mongo, @Qualifier("wallClock") Clock wallClock) {
        return new MongoEphemeralStore(mongo.getCollection("ephemeral"), wallClock);
    }
}
