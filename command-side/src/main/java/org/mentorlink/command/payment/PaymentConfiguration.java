package org.mentorlink.command.payment;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.mentorlink.payment.GatewayDeadline;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PayoutEvent;
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

    /** What concerns one payment or payout is handled in order; all else shares one constant place in the queue. */
    @Bean
    SequencingPolicy<EventMessage<?>> paymentSequencingPolicy() {
        return event -> switch (event.getPayload()) {
            case PaymentEvent e -> e.paymentId().value();
            case PayoutEvent e -> e.payoutId().value();
            case GatewayDeadline.PaymentInquiryDue e -> e.paymentId().value();
            case GatewayDeadline.PayoutInquiryDue e -> e.payoutId().value();
            default -> "other";
        };
    }
}
