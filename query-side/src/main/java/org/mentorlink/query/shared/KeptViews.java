package org.mentorlink.query.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views that were written last, ready for the next event on them. Their projection alone writes them, in this process for
 * as long as it runs here, so what was written is what would be read.
 *
 * <p>Where this process alone writes any view ({@link SoleWriter}), also those that were read last, ready for whoever asks
 * next; that there is none is kept too.
 *
 * <p>Whatever may have written them since makes them be forgotten: a unit of work that fails while it writes, and a projection
 * that starts or comes back from another process. What was being read meanwhile is not kept.
 */
final class KeptViews {

    /** More than are under way at a time; a few megabytes. */
    private static final int WRITTEN = 2_000;

    private static final int ALL = 5_000;
    private static final int COUNTERS = 1024;

    private final boolean alone;
    private final int most;

    /** How often views that share a counter were written or forgotten. */
    private final long[] changes = new long[COUNTERS];

    private final Map<Key, Kept> views = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > most;
        }
    };

    private record Key(String views, String id) {

        int counter() {
            return Math.floorMod(hashCode(), COUNTERS);
        }
    }

    /**
     * As it is stored, after the event at that position.
     *
     * @param view none where there is none
     */
    record Kept(@Nullable Object view, long position) {}

    /** @param alone whether nobody else writes any view */
    KeptViews(boolean alone) {
        this.alone = alone;
        this.most = alone ? ALL : WRITTEN;
    }

    /** Whether what is read is kept too. */
    boolean keepsRead() {
        return alone;
    }

    /** Whether nobody else writes any view. */
    boolean isAlone() {
        return alone;
    }

    synchronized @Nullable Kept get(Views<?> of, String id) {
        return views.get(new Key(of.name(), id));
    }

    /** Taken before a view is read. */
    synchronized long changes(Views<?> of, String id) {
        return changes[new Key(of.name(), id).counter()];
    }

    /** Keeps what was read, unless it may have changed since. */
    synchronized void read(Views<?> of, String id, long changesBefore, Kept found) {
        var key = new Key(of.name(), id);
        if (alone && changes[key.counter()] == changesBefore) {
            views.put(key, found);
        }
    }

    synchronized void put(Views<?> of, String id, Kept written) {
        var key = new Key(of.name(), id);
        changes[key.counter()]++;
        views.put(key, written);
    }

    synchronized void forget(Views<?> of, String id) {
        var key = new Key(of.name(), id);
        changes[key.counter()]++;
        views.remove(key);
    }

    synchronized void forgetAll() {
        for (var n = 0; n < COUNTERS; n++) {
            changes[n]++;
        }
        views.clear();
    }
}
