package org.mentorlink.query.payment;

import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.query.shared.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentLifecycles {

    @Bean
    Lifecycle lifecycleOfPayments() {
        return Lifecycle.<PaymentEvent, PaymentView>of(
                PaymentEvent.class,
                (view, event, seen) -> PaymentEvolution.evolve(view, event, seen.at()),
                PaymentView::status);
    }

    @Bean
    Lifecycle lifecycleOfPayouts() {
        return Lifecycle.of(PayoutEvent.class, PayoutEvolution::evolve, PayoutView::status);
    }
}
