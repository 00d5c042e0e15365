package org.mentorlink.command.payment.payfast;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mentorlink.gateways.payfast.merchant-id")
@EnableConfigurationProperties(PayFastProperties.class)
class PayFastConfiguration {

    @Bean
    PayFastGateway payFastGateway(PayFastProperties properties, @Qualifier("wallClock") Clock wallClock) {
        return new PayFastGateway(properties, wallClock);
    }
}
