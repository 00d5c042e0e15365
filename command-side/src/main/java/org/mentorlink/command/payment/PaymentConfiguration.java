package org.mentorlink.command.payment;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    @Bean
    PaymentGateways paymentGateways(
            List<PaymentGateway> gateways, @Value("${mentorlink.payouts.gateway:sandbox}") String forPayouts) {
        return new PaymentGateways(gateways, forPayouts);
    }
}
