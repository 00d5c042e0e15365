package org.mentorlink.command.booking;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StrikeConfiguration {

    private static final int THRESHOLD = 3;

    /** In the sandbox, whose sample people miss sessions all day long, nobody is blocked unless it is set. */
    @Bean
    StrikePolicy strikePolicy(
            @Value("${mentorlink.sandbox.enabled:true}") boolean sandbox,
            @Value("${mentorlink.strikes.threshold:#{null}}") @Nullable Integer threshold,
            @Value("${mentorlink.strikes.expire-days:180}") int expireDays,
            @Value("${mentorlink.strikes.block-days:30}") int blockDays,
            @Value("${mentorlink.strikes.appeal-days:14}") int appealDays) {
        var usual = sandbox ? 0 : THRESHOLD;
        return StrikePolicy.ofDays(threshold == null ? usual : threshold, expireDays, blockDays, appealDays);
    }
}
