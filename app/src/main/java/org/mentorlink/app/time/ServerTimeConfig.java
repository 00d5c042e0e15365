package org.mentorlink.app.time;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventScheduler;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.mentorlink.app.store.Nodes;
import org.mentorlink.app.store.Processors;
import org.mentorlink.shared.SandboxTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** The clock and the schedule of several processes (docs/decisions/0045-apart.md). */
@Configuration(proxyBeanMethods = false)
@Profile("axon-server")
class ServerTimeConfig {

    /** Axon Server's schedule goes by its machine's clock, which nobody moves; so the sandbox has one of its own. */
    @Configuration(proxyBeanMethods = false)
    @Profile("axon-server")
    @ConditionalOnProperty(name = "mentorlink.sandbox.enabled", havingValue = "true")
    static class Sandbox {

        @Bean
        @Primary
        SharedSandboxClock clock(MongoDatabase database, Nodes nodes) {
            return new SharedSandboxClock(WallClockConfig.clock(), database.getCollection("sandbox_clock"), nodes);
        }

        @Bean
        MongoSchedule eventScheduler(
                MongoDatabase database,
                EventStore events,
                org.axonframework.config.Configuration axon,
                @Qualifier("eventSerializer") Serializer serializer,
                Nodes nodes,
                Clock clock) {
            var firing = new Lease(
                    database.getCollection("lease"), "schedule", nodes.self().value(), WallClockConfig.clock());
            return new MongoSchedule(
                    database.getCollection("scheduled_event"), firing, events, axon.upcasterChain(), serializer, clock);
        }

        @Bean
        ScheduleRunner scheduleRunner(MongoSchedule schedule, Clock clock) {
            return new ScheduleRunner(schedule, clock);
        }

        @Bean
        SandboxTime sandboxTime(
                SharedSandboxClock clock, MongoSchedule schedule, Processors processors, ScheduleRunner runner) {
            return new SteppedSandboxTime(clock, schedule, processors, runner);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("axon-server")
    @ConditionalOnProperty(name = "mentorlink.sandbox.enabled", havingValue = "false")
    static class Production {

        @Bean
        @Primary
        Clock clock() {
            return WallClockConfig.clock();
        }

        @Bean(defaultCandidate = false, initMethod = "start", destroyMethod = "shutdownDispatching")
        AxonServerEventScheduler axonServerSchedule(
                @Qualifier("eventSerializer") Serializer serializer, AxonServerConnectionManager connections) {
            return AxonServerEventScheduler.builder()
                    .eventSerializer(serializer)
                    .connectionManager(connections)
                    .build();
        }

        @Bean
        @Primary
        EventScheduler eventScheduler(
                @Qualifier("axonServerSchedule") AxonServerEventScheduler axonServerSchedule, Clock clock) {
            return new ServerScheduler(axonServerSchedule, clock);
        }
    }
}
