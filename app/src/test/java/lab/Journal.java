package lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** A projection that remembers everything in order. */
@Component
@ProcessingGroup("projection-journal")
public class Journal {

    /** What was seen, and where and when it was stored. */
    public record Entry(long position, CounterEvent event, Instant at, Map<String, Object> metaData) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(CounterEvent event, TrackingToken token, EventMessage<?> message, MetaData metaData) {
        entries.add(new Entry(token.position().orElse(-1), event, message.getTimestamp(), Map.copyOf(metaData)));
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<CounterEvent> of(String counterId) {
        return entries.stream()
                .map(Entry::event)
                .filter(event -> event.counterId().equals(counterId))
                .toList();
    }
}
