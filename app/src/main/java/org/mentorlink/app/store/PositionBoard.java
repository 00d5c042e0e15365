package org.mentorlink.app.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.SharedPositions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * How far every processor of every process is. Whoever runs one writes it here, many steps in one write where they come
 * fast; whoever waits for it, in any process, reads it here.
 *
 * <p>A processor whose model is in a process's own memory counts once for each process that runs: with all of them level,
 * it does not matter which one answers.
 */
final class PositionBoard implements SharedPositions, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PositionBoard.class);
    private static final long NONE = -1;
    private static final long PAUSE_NANOS = 1_000_000;

    private final MongoCollection<Document> positions;
    private final Nodes nodes;
    private final ConcurrentMap<Key, Long> unwritten = new ConcurrentHashMap<>();
    private volatile @Nullable Thread writer;

    /** @param node only for a processor that each process has for itself */
    private record Key(
            String processor, int segment, @Nullable String node) {

        String id() {
            return processor + '/' + segment + (node == null ? "" : '@' + node);
        }
    }

    PositionBoard(MongoCollection<Document> positions, Nodes nodes) {
        this.positions = positions;
        this.nodes = nodes;
    }

    void reached(String processor, int segment, long position) {
        var node = ProcessorsConfig.isOfEachProcess(processor) ? nodes.self().value() : null;
        unwritten.merge(new Key(processor, segment, node), position, Math::max);
        LockSupport.unpark(writer);
    }

    @Override
    public void start() {
        // Known before it runs: it goes on for as long as it is the one.
        var thread = Thread.ofPlatform().name("position-board").daemon().unstarted(this::run);
        writer = thread;
        thread.start();
    }

    private void run() {
        while (writer == Thread.currentThread()) {
            try {
                if (!write()) {
                    LockSupport.park(this);
                }
            } catch (RuntimeException e) {
                log.warn("Positions cannot be written; they are tried again: {}", e.toString());
                LockSupport.parkNanos(this, 100 * PAUSE_NANOS);
            }
        }
    }

    private boolean write() {
        List<Map.Entry<Key, Long>> batch = new ArrayList<>();
        unwritten.forEach((key, position) -> batch.add(Map.entry(key, position)));
        if (batch.isEmpty()) {
            return false;
        }
        List<WriteModel<Document>> writes = batch.stream()
                .<WriteModel<Document>>map(entry -> new UpdateOneModel<>(
                        Filters.eq("_id", entry.getKey().id()),
                        Updates.combine(
                                Updates.max("position", entry.getValue()),
                                Updates.set("processor", entry.getKey().processor()),
                                Updates.set("node", entry.getKey().node())),
                        new UpdateOptions().upsert(true)))
                .toList();
        positions.bulkWrite(writes);
        batch.forEach(entry -> unwritten.remove(entry.getKey(), entry.getValue()));
        return true;
    }

    /** Of all processors that have ever said something. */
    Map<String, Long> all() {
        var alive = nodes.alive();
        Map<String, Long> found = new TreeMap<>();
        for (var row : positions.find()) {
            @Nullable String node = row.getString("node");
            if (node == null || alive.contains(node)) {
                found.merge(row.getString("processor"), row.getLong("position"), Math::min);
            }
        }
        return found;
    }

    @Override
    public long reached(Map<String, Long> here) {
        var written = all();
        return here.entrySet().stream()
                .mapToLong(own -> {
                    var shared = written.getOrDefault(own.getKey(), NONE);
                    return ProcessorsConfig.isOfEachProcess(own.getKey())
                            ? Math.min(own.getValue(), shared)
                            : Math.max(own.getValue(), shared);
                })
                .min()
                .orElse(NONE);
    }

    Map<String, Long> positions(Map<String, Long> here) {
        Map<String, Long> together = new HashMap<>(all());
        here.forEach((processor, position) -> {
            if (ProcessorsConfig.isOfEachProcess(processor)) {
                together.merge(processor, position, Math::min);
            } else {
                together.merge(processor, position, Math::max);
            }
        });
        return together;
    }

    @Override
    public void stop() {
        var ending = writer;
        writer = null;
        LockSupport.unpark(ending);
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    @Override
    public int getPhase() {
        return Phases.NODES + 1;
    }
}
