package org.mentorlink.command.payment.ozow;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mentorlink.gateways.ozow.site-code")
@EnableConfigurationProperties(OzowProperties.class)
class OzowConfiguration {

    @Bean
    OzowGateway ozowGateway(OzowProperties properties, @Qualifier("wallClock") Clock wallClock) {
        return new OzowGateway(properties, wallClock);
    }
}
