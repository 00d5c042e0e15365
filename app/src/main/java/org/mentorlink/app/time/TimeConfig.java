package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.mentorlink.app.store.Processors;
import org.mentorlink.shared.SandboxTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock, the schedule, and in the sandbox the hand that moves the clock. */
@Configuration(proxyBeanMethods = false)
@Profile("!axon-server")
class TimeConfig {

    @Bean
    PostgresEventScheduler eventScheduler(
            JdbcClient jdbc,
            EventStore events,
            org.axonframework.config.Configuration axon,
            @Qualifier("eventSerializer") Serializer serializer,
            TransactionManager transactions,
            Clock clock) {
        return new PostgresEventScheduler(jdbc, events, axon.upcasterChain(), serializer, transactions, clock);
    }

    @Bean
    ScheduleRunner scheduleRunner(PostgresEventScheduler schedule, Clock clock) {
        return new ScheduleRunner(schedule, clock);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!axon-server")
    @ConditionalOnProperty(name = "mentorlink.sandbox.enabled", matchIfMissing = true)
    static class Sandbox {

        @Bean
        @Primary
        SandboxClock clock(JdbcClient jdbc) {
            long offset = jdbc.sql("SELECT offset_millis FROM sandbox_clock")
                    .query(Long.class)
                    .optional()
                    .orElse(0L);
            return new SandboxClock(
                    WallClockConfig.clock(),
                    Duration.ofMillis(offset),
                    now -> jdbc.sql("INSERT INTO sandbox_clock (offset_millis) VALUES (?)"
                                    + " ON CONFLICT (only_row) DO UPDATE SET offset_millis = excluded.offset_millis")
                            .param(now.toMillis())
                            .update());
        }

        @Bean
        SandboxTime sandboxTime(
                SandboxClock clock, PostgresEventScheduler schedule, Processors processors, ScheduleRunner runner) {
            return new SteppedSandboxTime(clock, schedule, processors, runner);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!axon-server")
    @ConditionalOnProperty(name = "mentorlink.sandbox.enabled", havingValue = "false")
    static class Production {

        @Bean
        @Primary
        Clock clock() {
            return WallClockConfig.clock();
        }
    }
}
