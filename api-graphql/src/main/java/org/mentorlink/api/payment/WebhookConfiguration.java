package org.mentorlink.api.payment;

import java.time.Duration;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.api.web.PathLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /** A gateway tells of all payments from a few addresses. */
    @Bean
    PathLimit gatewayWebhooks(@Value("${mentorlink.gateways.webhooks:6000}") int webhooks, RateLimits limits) {
        return new PathLimit(
                GatewayWebhookController.PATTERN, limits.of("gateway", webhooks, Duration.ofMinutes(15)), true);
    }
}
