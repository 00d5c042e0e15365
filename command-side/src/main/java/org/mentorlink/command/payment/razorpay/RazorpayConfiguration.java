package org.mentorlink.command.payment.razorpay;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mentorlink.gateways.razorpay.key-id")
@EnableConfigurationProperties(RazorpayProperties.class)
class RazorpayConfiguration {

    @Bean
    RazorpayGateway razorpayGateway(RazorpayProperties properties, @Qualifier("wallClock") Clock wallClock) {
        return new RazorpayGateway(properties, wallClock);
    }
}
