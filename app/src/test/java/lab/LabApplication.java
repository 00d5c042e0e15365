package lab;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.mentorlink.shared.EventTypes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The platform without MentorLink's own sides. */
@SpringBootApplication(
        scanBasePackages = {
            "lab",
            "org.mentorlink.app.embedded",
            "org.mentorlink.app.store",
            "org.mentorlink.app.vault",
            "org.mentorlink.app.time"
        })
public class LabApplication {

    /** Starts, opens the counter named in the first argument, says so and waits to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        var lab = Lab.of(SpringApplication.run(LabApplication.class, arguments));
        lab.open(lab.property("lab.counter"));
        System.out.println("READY");
        Thread.currentThread().join();
    }

    @Bean
    SnapshotTriggerDefinition counterSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, 100);
    }

    @Bean
    @Primary
    EventTypes labEventTypes() {
        return EventTypes.of(CounterEvent.class);
    }
}
