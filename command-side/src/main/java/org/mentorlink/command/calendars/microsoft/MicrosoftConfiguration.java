package org.mentorlink.command.calendars.microsoft;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Off unless a client id is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${mentorlink.calendars.microsoft.client-id:}'.isEmpty()")
@EnableConfigurationProperties(MicrosoftProperties.class)
class MicrosoftConfiguration {

    @Bean
    MicrosoftCalendar microsoftCalendar(MicrosoftProperties properties, @Qualifier("wallClock") Clock wallClock) {
        return new MicrosoftCalendar(properties, wallClock);
    }
}
