package org.mentorlink.command.calendars.google;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Off unless a client id is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${mentorlink.calendars.google.client-id:}'.isEmpty()")
@EnableConfigurationProperties(GoogleProperties.class)
class GoogleConfiguration {

    @Bean
    GoogleCalendar googleCalendar(GoogleProperties properties) {
        return new GoogleCalendar(properties);
    }
}
