package lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import lab.CounterEvent.Added;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Handles additions, four counters at a time. */
@Component
@ProcessingGroup("worker-additions")
public class Worker {

    private final List<Added> handled = new CopyOnWriteArrayList<>();
    final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});

    @EventHandler
    void on(Added event) {
        before.get().run();
        handled.add(event);
    }

    public List<Added> handled() {
        return List.copyOf(handled);
    }
}
