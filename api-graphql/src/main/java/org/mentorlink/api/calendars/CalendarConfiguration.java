package org.mentorlink.api.calendars;

import java.time.Duration;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.api.web.PathLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarConfiguration {

    /** A program that fetches calendars is nobody in particular, whatever else it sends. */
    @Bean
    PathLimit calendarFetches(CalendarProperties properties, RateLimits limits) {
        return new PathLimit(
                CalendarAddresses.PATH + '*',
                limits.of("calendar", properties.fetches(), Duration.ofMinutes(15)),
                true);
    }
}
