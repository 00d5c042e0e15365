package org.mentorlink.api.files;

import java.time.Duration;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.api.web.PathLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesProperties.class)
class FilesConfiguration {

    /** A page of mentors has many photos, so they count by themselves. */
    @Bean
    PathLimit photoViews(FilesProperties properties, RateLimits limits) {
        return new PathLimit(
                PhotoEndpoint.PHOTO, limits.of("photo", properties.photoViews(), Duration.ofMinutes(15)), false);
    }
}
