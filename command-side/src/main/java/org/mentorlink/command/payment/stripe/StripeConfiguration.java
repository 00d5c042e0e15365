package org.mentorlink.command.payment.stripe;

import java.time.Clock;
import org.mentorlink.command.payment.PayeeAccounts;
import org.mentorlink.mentoring.MentorId;
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
    StripeGateway stripeGateway(
            StripeProperties properties, PayeeAccounts accounts, @Qualifier("wallClock") Clock wallClock) {
        return new StripeGateway(
                properties, mentorId -> accounts.reference(new MentorId(mentorId), StripeGateway.NAME), wallClock);
    }
}
