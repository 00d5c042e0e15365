package org.mentorlink.api.ephemeral;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the values in the memory of this process; a restart forgets them. When there are too many, the least used go first. */
public final class InMemoryEphemeralStore implements EphemeralStore {

    private static final long MOST = 1_000_000;

    private final Clock wallClock;
    private final Cache<String, Kept> kept;

    public InMemoryEphemeralStore(Clock wallClock) {
        this.wallClock = wallClock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(wallClock.millis()))
                .expireAfter(Expiry.<String, Kept>writing((key, value) -> value.life()))
                .build();
    }

    private record Kept(String value, Instant expiresAt, Duration life) {}

    @Override
    public @Nullable String read(String key) {
        @Nullable Kept found = kept.getIfPresent(key);
        return found == null || !found.expiresAt().isAfter(wallClock.instant()) ? null : found.value();
    }

    @Override
    public <R extends @Nullable Object> R update(String key, Function<@Nullable String, Change<R>> change) {
        var made = new AtomicReference<@Nullable Change<R>>();
        kept.asMap().compute(key, (name, before) -> {
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
