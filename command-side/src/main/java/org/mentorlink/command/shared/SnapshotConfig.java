package org.mentorlink.command.shared;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the aggregates that live for years are snapshotted. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfig {

    private static final int EVENTS = 100;

    @Bean
    SnapshotTriggerDefinition calendarSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    @Bean
    SnapshotTriggerDefinition groupSessionSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    @Bean
    SnapshotTriggerDefinition mentorSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    @Bean
    SnapshotTriggerDefinition outsideCalendarsSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    @Bean
    SnapshotTriggerDefinition memberSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    /** Each event of an import is as large as hundreds of others. */
    @Bean
    SnapshotTriggerDefinition importSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, 10);
    }
}
