package org.mentorlink.app.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates as their last command left them, so that the next one need not read and decrypt their events again. What was used
 * last is kept longest.
 *
 * <p>An aggregate that a command asked for and nothing came of has no identifier yet, and is not kept.
 *
 * <p>It is right only where this process alone stores events of them: an aggregate that is kept is not looked for in the log.
 * Axon puts in what is about to be committed, under the aggregate's lock, and takes out what is rolled back.
 */
final class AggregateCache implements Cache {

    private static final int USUAL = 10_000;

    /** However often it is used meanwhile: then it is read again, without what somebody was erased from. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> kept;

    /** @param most aggregates that are kept, at least 1 */
    AggregateCache(int most) {
        this(most, Ticker.systemTicker());
    }

    /** @param ticker tells how long they have been kept */
    AggregateCache(int most, Ticker ticker) {
        kept = Caffeine.newBuilder()
                .maximumSize(most)
                // Neither reading nor what a command makes of it begins the time anew.
                .expireAfter(Expiry.creating((key, value) -> LONGEST))
                .ticker(ticker)
                .build();
    }

    /**
     * @param most how many are kept, 0 for none; when not said, 10,000 where this process has its database to itself, and none
     *     where others may store events in it too
     */
    static Cache of(@Nullable Integer most, boolean alone) {
        var wanted = most(most, alone);
        return wanted == 0 ? NoCache.INSTANCE : new AggregateCache(wanted);
    }

    /** How many that is. */
    static int most(@Nullable Integer most, boolean alone) {
        return most != null ? most : alone ? USUAL : 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> @Nullable V get(K key) {
        return (V) kept.getIfPresent(key);
    }

    @Override
    public void put(@Nullable Object key, Object value) {
        if (key != null) {
            kept.put(key, value);
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return kept.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(@Nullable Object key) {
        return key != null && kept.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        kept.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return kept.asMap().containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        kept.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
    }

    /** Tells nobody anything, as a cache of nothing: what is kept here is nobody's business, and Axon's repositories do not ask. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
