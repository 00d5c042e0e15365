package org.mentorlink.command.payment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    @Bean
    PaymentGateways paymentGateways(
            ObjectProvider<PaymentGateway> gateways,
            @Value("${mentorlink.payouts.gateway:sandbox}") String forPayouts) {
        return new PaymentGateways(gateways.stream().toList(), forPayouts);
    }
}
