package org.mentorlink.app.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The processes that run. Each counts up a beat of its own, and the others see whether it goes on: by how long it stands
 * still on their own watch, so that no clocks are compared.
 */
public final class Nodes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Nodes.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration SILENT = Duration.ofSeconds(3);
    private static final Duration GONE = Duration.ofMinutes(2);
    private static final String BEAT = "beat";
    private static final String CLOCK = "clock";

    private final NodeName self;
    private final MongoCollection<Document> nodes;
    private final Map<String, Heard> heard = new HashMap<>();
    private volatile @Nullable CountDownLatch end;

    /** When a beat was first seen, on this process's own watch. */
    private record Heard(long beat, long atNanos) {}

    public Nodes(NodeName self, MongoCollection<Document> nodes) {
        this.self = self;
        this.nodes = nodes;
    }

    public NodeName self() {
        return self;
    }

    @Override
    public synchronized void start() {
        beat();
        listen();
        var until = new CountDownLatch(1);
        end = until;
        Thread.ofPlatform().name("heartbeat").daemon().start(() -> run(until));
    }

    private void run(CountDownLatch until) {
        try {
            while (!until.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    beat();
                    listen();
                } catch (RuntimeException e) {
                    log.warn("The processes cannot be counted: {}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        nodes.updateOne(eq("_id", self.value()), inc(BEAT, 1L), new UpdateOptions().upsert(true));
    }

    private void listen() {
        var now = System.nanoTime();
        var seen = new HashSet<String>();
        for (var node : nodes.find()) {
            var name = node.getString("_id");
            Long beat = node.getLong(BEAT);
            seen.add(name);
            if (beat != null) {
                hear(name, beat, now);
            }
        }
        synchronized (heard) {
            heard.keySet().retainAll(seen);
        }
    }

    private void hear(String name, long beat, long now) {
        boolean gone;
        synchronized (heard) {
            var before = heard.get(name);
            if (before == null || before.beat() != beat) {
                heard.put(name, new Heard(beat, now));
            }
            gone = before != null && before.beat() == beat && now - before.atNanos() > GONE.toNanos();
        }
        if (gone) {
            nodes.deleteOne(eq("_id", name));
        }
    }

    /** Those that have been heard of in the last seconds. */
    Set<String> alive() {
        var now = System.nanoTime();
        var alive = new HashSet<String>();
        synchronized (heard) {
            heard.forEach((name, last) -> {
                if (now - last.atNanos() <= SILENT.toNanos()) {
                    alive.add(name);
                }
            });
        }
        alive.add(self.value());
        return alive;
    }

    /** Says which reading of the sandbox's clock this process goes by. */
    public void noteClock(long version) {
        nodes.updateOne(eq("_id", self.value()), set(CLOCK, version), new UpdateOptions().upsert(true));
    }

    /** Whether every process goes by that reading of the sandbox's clock, or by a later one; those that have none aside. */
    public boolean allHaveClock(long version) {
        var alive = alive();
        for (var node : nodes.find()) {
            Long clock = node.getLong(CLOCK);
            if (clock != null && clock < version && alive.contains(node.getString("_id"))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized void stop() {
        var until = end;
        if (until != null) {
            until.countDown();
            end = null;
            nodes.deleteOne(eq("_id", self.value()));
        }
    }

    @Override
    public boolean isRunning() {
        return end != null;
    }

    /** Before everything that counts on others. */
    @Override
    public int getPhase() {
        return Phases.NODES;
    }
}
