package org.mentorlink.command.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.StrikeThreshold;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StrikeConfiguration {

    @Bean
    StrikePolicy strikePolicy(
            @Value("${mentorlink.sandbox.enabled:true}") boolean sandbox,
            @Value("${mentorlink.strikes.threshold:#{null}}") @Nullable Integer threshold,
            @Value("${mentorlink.strikes.mentor-threshold:#{null}}") @Nullable Integer mentorThreshold,
            @Value("${mentorlink.strikes.expire-days:180}") int expireDays,
            @Value("${mentorlink.strikes.block-days:30}") int blockDays,
            @Value("${mentorlink.strikes.appeal-days:14}") int appealDays) {
        return StrikePolicy.ofDays(
                StrikeThreshold.of(threshold, sandbox),
                StrikeThreshold.of(mentorThreshold, sandbox),
                expireDays,
                blockDays,
                appealDays);
    }
}
