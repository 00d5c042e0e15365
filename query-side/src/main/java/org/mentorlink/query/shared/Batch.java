package org.mentorlink.query.shared;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What one unit of work reads and changes: each view is loaded once and written once. */
final class Batch {

    private final Map<String, Collected> collections = new LinkedHashMap<>();
    private final Map<String, Runnable> afterwards = new LinkedHashMap<>();
    private final KeptViews kept;
    private final boolean readsKept;

    /** @param readsKept whether what was written before may be taken from there */
    Batch(KeptViews kept, boolean readsKept) {
        this.kept = kept;
        this.readsKept = readsKept;
    }

    Entry entry(Views<?> views, String id) {
        return entries(views).computeIfAbsent(id, missing -> {
            var ready = ready(views, missing);
            if (ready != null) {
                return ready;
            }
            return views.mayExist(missing) ? read(views, missing) : Entry.none();
        });
    }

    /** Whatever is there. */
    void put(Views<?> views, String id, Object view, long position) {
        entries(views).computeIfAbsent(id, any -> Entry.unseen()).change(view, position);
    }

    private Entry read(Views<?> views, String id) {
        var before = kept.changes(views, id);
        var entry = Entry.of(views, views.load(id));
        if (readsKept) {
            kept.read(views, id, before, new KeptViews.Kept(entry.view(), entry.position()));
        }
        return entry;
    }

    private @Nullable Entry ready(Views<?> views, String id) {
        var found = readsKept ? kept.get(views, id) : null;
        return found == null ? null : new Entry(found.view(), found.position());
    }

    void prefetch(Views<?> views, Collection<String> ids) {
        var entries = entries(views);
        for (var id : ids) {
            var ready = entries.containsKey(id) ? null : ready(views, id);
            if (ready != null) {
                entries.put(id, ready);
            }
        }
        var missing = ids.stream().filter(id -> !entries.containsKey(id)).toList();
        var sought = missing.stream().filter(views::mayExist).toList();
        Map<String, Document> found = new HashMap<>();
        if (!sought.isEmpty()) {
            views.load(sought).forEach(document -> found.put(document.getString("_id"), document));
        }
        missing.forEach(id -> entries.put(id, Entry.of(views, found.get(id))));
    }

    private Map<String, Entry> entries(Views<?> views) {
        return collections
                .computeIfAbsent(views.name(), name -> new Collected(views, new LinkedHashMap<>()))
                .entries();
    }

    void afterwards(String key, Runnable action) {
        afterwards.put(key, action);
    }

    /** One bulk write for each collection. */
    void write() {
        write(false);
        write(true);
    }

    private void write(boolean last) {
        for (var collected : collections.values()) {
            if (collected.views().writtenLast() != last) {
                continue;
            }
            List<WriteModel<Document>> models = new ArrayList<>();
            List<String> written = new ArrayList<>();
            collected.entries().forEach((id, entry) -> {
                if (entry.takeChange()) {
                    collected.views().willExist(id);
                    kept.forget(collected.views(), id);
                    written.add(id);
                    models.add(model(collected.views(), id, entry));
                }
            });
            if (!models.isEmpty()) {
                try {
                    collected.views().written().bulkWrite(models, new BulkWriteOptions().ordered(true));
                } finally {
                    // Once more: who asked meanwhile may have been told what was there before.
                    written.forEach(id -> kept.forget(collected.views(), id));
                }
            }
        }
    }

    /** What was written is there for good: the next one need not read it. */
    void keep() {
        for (var collected : collections.values()) {
            collected.entries().forEach((id, entry) -> {
                var view = entry.view();
                if (view != null && entry.written && entry.seen) {
                    kept.put(collected.views(), id, new KeptViews.Kept(view, entry.position()));
                }
            });
        }
    }

    void runAfterwards() {
        var actions = List.copyOf(afterwards.values());
        afterwards.clear();
        actions.forEach(Runnable::run);
    }

    private static WriteModel<Document> model(Views<?> views, String id, Entry entry) {
        var byId = Filters.eq("_id", id);
        var view = entry.view();
        return view == null
                ? new DeleteOneModel<>(byId)
                : new ReplaceOneModel<>(
                        byId, views.document(id, entry.position(), view), new ReplaceOptions().upsert(true));
    }

    private record Collected(Views<?> views, Map<String, Entry> entries) {}

    /** One view within the batch. */
    static final class Entry {

        private @Nullable Object view;
        private long position;
        private boolean changed;
        private boolean written;

        /** Whether what was there before is known. What is only written is not what is asked for next, and is not kept. */
        private final boolean seen;

        private Entry(@Nullable Object view, long position) {
            this(view, position, true);
        }

        private Entry(@Nullable Object view, long position, boolean seen) {
            this.view = view;
            this.position = position;
            this.seen = seen;
        }

        private static Entry none() {
            return new Entry(null, Long.MIN_VALUE);
        }

        private static Entry unseen() {
            return new Entry(null, Long.MIN_VALUE, false);
        }

        private static Entry of(Views<?> views, @Nullable Document document) {
            return document == null ? none() : new Entry(views.view(document), Views.position(document));
        }

        @Nullable Object view() {
            return view;
        }

        long position() {
            return position;
        }

        void change(@Nullable Object changedView, long changedPosition) {
            if (view == null && changedView == null) {
                return;
            }
            view = changedView;
            position = changedPosition;
            changed = true;
        }

        private boolean takeChange() {
            var taken = changed;
            changed = false;
            written |= taken;
            return taken;
        }
    }
}
