package org.mentorlink.app.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.vault.KeepsDecrypted;

/**
 * Short streams as they were read last, those without any event above all: each booking asks for plans, blackouts, outside
 * calendars and forms that most people never have.
 *
 * <p>As with {@link AggregateCache}, it is right only where this process alone stores events: a stream is forgotten as soon
 * as something is stored in it, all of them as soon as somebody is erased, and what was being read meanwhile is not kept.
 */
final class KeptStreams implements KeepsDecrypted {

    /** Longer ones belong to aggregates that are kept themselves. */
    static final int SHORT = 20;

    private static final int COUNTERS = 1024;

    private final com.github.benmanes.caffeine.cache.@Nullable Cache<String, Kept> kept;

    /** How often something was stored in the streams that share a counter. */
    private final AtomicLongArray stored = new AtomicLongArray(COUNTERS);

    /** @param last number of the last event; none where there is no event */
    private record Kept(
            List<DomainEventMessage<?>> events, @Nullable Long last) {

        DomainEventStream stream() {
            return DomainEventStream.of(events.stream(), () -> last);
        }
    }

    /** @param most streams that are kept, 0 for none */
    KeptStreams(int most) {
        this(most, Ticker.systemTicker());
    }

    /** @param ticker tells how long they have been kept */
    KeptStreams(int most, Ticker ticker) {
        kept = most == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(most)
                        .expireAfter(Expiry.<String, Kept>creating((key, value) -> AggregateCache.LONGEST))
                        .ticker(ticker)
                        .build();
    }

    /** Whether all of a stream is kept, so that nothing else need be looked for. */
    boolean isKept(String aggregateId) {
        return kept != null && kept.getIfPresent(aggregateId) != null;
    }

    /** @param read reads the whole stream, from its first event */
    DomainEventStream of(String aggregateId, Supplier<DomainEventStream> read) {
        if (kept == null) {
            return read.get();
        }
        @Nullable Kept known = kept.getIfPresent(aggregateId);
        if (known != null) {
            return known.stream();
        }
        var before = stored.get(counter(aggregateId));
        var stream = read.get();
        List<DomainEventMessage<?>> events = new ArrayList<>();
        while (stream.hasNext()) {
            if (events.size() == SHORT) {
                return DomainEventStream.concat(DomainEventStream.of(events), stream);
            }
            events.add(stream.next());
        }
        var whole = new Kept(List.copyOf(events), stream.getLastSequenceNumber());
        kept.asMap()
                .compute(aggregateId, (same, present) -> stored.get(counter(aggregateId)) == before ? whole : present);
        return whole.stream();
    }

    /** What was stored is stored for good, or it is known that it is not. */
    void stored(Collection<String> aggregateIds) {
        if (kept != null) {
            for (var id : aggregateIds) {
                // Counted first: whoever has read what was there before finds that, or is forgotten.
                stored.incrementAndGet(counter(id));
                kept.asMap().remove(id);
            }
        }
    }

    @Override
    public void forgetAll() {
        if (kept != null) {
            for (var n = 0; n < COUNTERS; n++) {
                stored.incrementAndGet(n);
            }
            kept.invalidateAll();
        }
    }

    private static int counter(String aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), COUNTERS);
    }
}
