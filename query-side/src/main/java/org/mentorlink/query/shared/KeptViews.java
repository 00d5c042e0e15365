package org.mentorlink.query.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views that were written last, ready for the next event on them. Their projection alone writes them, in this process for
 * as long as it runs here, so what was written is what would be read.
 *
 * <p>Whatever may have written them since makes them be forgotten: a unit of work that fails while it writes, and a projection
 * that starts or comes back from another process.
 */
final class KeptViews {

    /** More than are under way at a time; a few megabytes. */
    private static final int MOST = 2_000;

    private final Map<Key, Kept> views = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String views, String id) {}

    /** A view as it is stored, after the event at that position. */
    record Kept(Object view, long position) {}

    synchronized @Nullable Kept get(Views<?> of, String id) {
        return views.get(new Key(of.name(), id));
    }

    synchronized void put(Views<?> of, String id, Kept kept) {
        views.put(new Key(of.name(), id), kept);
    }

    synchronized void forget(Views<?> of, String id) {
        views.remove(new Key(of.name(), id));
    }

    synchronized void forgetAll() {
        views.clear();
    }
}
