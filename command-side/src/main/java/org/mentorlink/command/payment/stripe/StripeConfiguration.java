package org.mentorlink.command.payment.stripe;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mentorlink.gateways.stripe.secret-key")
@EnableConfigurationProperties(StripeProperties.class)
class StripeConfiguration {

    @Bean
    StripeGateway stripeGateway(StripeProperties properties, @Qualifier("wallClock") Clock wallClock) {
        return new StripeGateway(properties, wallClock);
    }
}
