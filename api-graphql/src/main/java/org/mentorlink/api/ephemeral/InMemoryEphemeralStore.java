package org.mentorlink.api.ephemeral;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values in the memory of this process; a restart forgets them. Each kind of value, which is what its keys begin
 * with up to a slash, has room of its own: when it is used up, the least used of that kind go. So a flood of what strangers can make,
 * such as counters of their addresses, drives out no session.
 */
public final class InMemoryEphemeralStore implements EphemeralStore {

    private static final long BYTES_OF_A_KIND = 64L * 1024 * 1024;

    /** What an entry takes beside its texts, roughly. */
    private static final int ENTRY_BYTES = 200;

    private final Clock wallClock;
    private final long bytesOfAKind;
    private final Map<String, Cache<String, Kept>> kinds = new ConcurrentHashMap<>();

    public InMemoryEphemeralStore(Clock wallClock) {
        this(wallClock, BYTES_OF_A_KIND);
    }

    /** @param bytesOfAKind about how much memory the values of one kind may take */
    public InMemoryEphemeralStore(Clock wallClock, long bytesOfAKind) {
        this.wallClock = wallClock;
        this.bytesOfAKind = bytesOfAKind;
    }

    private Cache<String, Kept> kind(String key) {
        return kinds.computeIfAbsent(key.substring(0, Math.max(0, key.indexOf('/'))), unused -> room());
    }

    private Cache<String, Kept> room() {
        return Caffeine.newBuilder()
                .maximumWeight(bytesOfAKind)
                .<String, Kept>weigher((key, value) ->
                        ENTRY_BYTES + key.length() + value.value().length())
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(wallClock.millis()))
                .expireAfter(Expiry.<String, Kept>writing((key, value) -> value.life()))
                .build();
    }

    private record Kept(String value, Instant expiresAt, Duration life) {}

    @Override
    public @Nullable String read(String key) {
        @Nullable Kept found = kind(key).getIfPresent(key);
        return found == null || !found.expiresAt().isAfter(wallClock.instant()) ? null : found.value();
    }

    @Override
    public <R extends @Nullable Object> R update(String key, Function<@Nullable String, Change<R>> change) {
        var made = new AtomicReference<@Nullable Change<R>>();
        kind(key).asMap().compute(key, (name, before) -> {
            var now = wallClock.instant();
            var next = change.apply(before == null || !before.expiresAt().isAfter(now) ? null : before.value());
            made.set(next);
            var value = next.value();
            return value == null || !next.expiresAt().isAfter(now)
                    ? null
                    : new Kept(value, next.expiresAt(), Duration.between(now, next.expiresAt()));
        });
        @Nullable Change<R> done = made.get();
        if (done == null) {
            throw new IllegalStateException("a change that was computed is always set");
        }
        return done.answer();
    }
}
