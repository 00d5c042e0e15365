package org.mentorlink.command.payment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, PayoutProperties.class, PayoutRunProperties.class})
class PaymentConfiguration {

    @Bean
    PaymentGateways paymentGateways(
            ObjectProvider<PaymentGateway> gateways, GatewayProperties forPayments, PayoutProperties forPayouts) {
        return new PaymentGateways(gateways.stream().toList(), forPayments, forPayouts);
    }
}
