package org.mentorlink.query.shared;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The views of one kind, one document each: {@code _id}, the {@code position} of the last event applied, the keys by
 * which the view is found, and the {@code view} itself. Events at or before that position are skipped, so applying one
 * twice changes nothing.
 */
public abstract class Views<V> {

    private static final String POSITION = "position";
    private static final String VIEW = "view";
    private static final Set<String> RESERVED = Set.of("_id", POSITION, VIEW);

    /** A list that may be longer is read whole: it would leave no room for others. */
    private static final int MOST_KEPT = 200;

    private static final KeptViews.Kept NOTHING = new KeptViews.Kept(null, Long.MIN_VALUE);

    private final BatchedWrites writes;
    private final String name;
    private final Class<V> type;
    private final MongoDatabase database;
    private final MongoCollection<Document> live;
    private final List<Bson> indexes;

    /** None where others may write too, or where something was there before. */
    private final @Nullable WrittenIds ids;

    /** @param indexes made here, once, and not while somebody waits for an answer */
    protected Views(BatchedWrites writes, MongoTemplate mongo, String name, Class<V> type, Bson... indexes) {
        this.writes = writes;
        this.name = name;
        this.type = type;
        this.database = mongo.getDb();
        this.live = mongo.getCollection(name);
        this.indexes = List.of(indexes);
        index(live);
        this.ids = writes.kept().isAlone() && live.find().first() == null ? new WrittenIds() : null;
    }

    /** What the view is found and ordered by, as values that the database compares rightly. */
    protected abstract Map<String, ? extends @Nullable Object> keys(V view);

    /** Whether these follow all others of a batch, because they tell how far those are. */
    protected boolean writtenLast() {
        return false;
    }

    /** Applies one event to one view. */
    public final void fold(String id, Seen seen, Evolution<V> evolution) {
        requireWritable();
        writes.inBatch(batch -> {
            var entry = batch.entry(this, id);
            if (seen.position() > entry.position()) {
                entry.change(evolution.evolve(type.cast(entry.view())), seen.position());
            }
        });
    }

    /**
     * Writes a view that one event makes and none changes: whatever is there is not looked at. Handled twice, it is written
     * twice, and the same.
     */
    public final void put(String id, Seen seen, V view) {
        requireWritable();
        writes.inBatch(batch -> batch.put(this, id, view, seen.position()));
    }

    /** Reads many views at once, ahead of their {@link #fold}, where an event is about many. */
    public final void prefetch(Collection<String> ids) {
        writes.inBatch(batch -> batch.prefetch(this, ids));
    }

    /**
     * The view as it is, writes included that are still to be flushed. In a projection for views of its own processor alone: of
     * those, what was written last is kept ready, and another processor's may go on elsewhere.
     */
    public final Optional<V> current(String id) {
        return writes.read(
                batch -> Optional.ofNullable(type.cast(batch.entry(this, id).view())));
    }

    public final Optional<V> find(String id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /** In no particular order; unknown ids are left out. */
    public final List<V> findAll(Collection<String> ids) {
        var wanted = Set.copyOf(ids);
        return writes.kept().keepsRead() && Beside.current() == null
                ? findKept(wanted)
                : views(documents().find(in("_id", wanted)));
    }

    /** Reads only what is not kept from before, in one command. */
    private List<V> findKept(Set<String> wanted) {
        var kept = writes.kept();
        var found = new ArrayList<V>();
        var before = new HashMap<String, Long>();
        for (var id : wanted) {
            KeptViews.@Nullable Kept ready = kept.get(this, id);
            if (ready == null && mayExist(id)) {
                before.put(id, kept.changes(this, id));
            } else if (ready != null && ready.view() != null) {
                found.add(type.cast(ready.view()));
            }
        }
        if (!before.isEmpty()) {
            var read = new HashMap<String, KeptViews.Kept>();
            live.find(in("_id", before.keySet()))
                    .forEach(document -> read.put(
                            document.getString("_id"), new KeptViews.Kept(view(document), position(document))));
            before.forEach((id, changes) -> {
                var one = read.getOrDefault(id, NOTHING);
                kept.read(this, id, changes, one);
                if (one.view() != null) {
                    found.add(type.cast(one.view()));
                }
            });
        }
        return List.copyOf(found);
    }

    public final List<V> list(Bson filter, Bson order, int most) {
        return writes.kept().keepsRead() && Beside.current() == null && most <= MOST_KEPT
                ? listKept(() -> live.find(filter).sort(order).limit(most))
                : views(documents().find(filter).sort(order).limit(most));
    }

    /** First only which they are and how far: where all are kept as they are stored, nothing else is read. */
    private List<V> listKept(Supplier<FindIterable<Document>> query) {
        var kept = writes.kept();
        var before = new HashMap<String, Long>();
        var ready = new ArrayList<V>();
        for (var stored : query.get().projection(include(POSITION))) {
            var id = stored.getString("_id");
            before.put(id, kept.changes(this, id));
            KeptViews.@Nullable Kept one = kept.get(this, id);
            if (one != null && one.view() != null && one.position() == position(stored)) {
                ready.add(type.cast(one.view()));
            }
        }
        if (ready.size() == before.size()) {
            return List.copyOf(ready);
        }
        var found = new ArrayList<V>();
        for (var document : query.get()) {
            var id = document.getString("_id");
            var view = view(document);
            @Nullable Long changes = before.get(id);
            if (changes != null) {
                kept.read(this, id, changes, new KeptViews.Kept(view, position(document)));
            }
            found.add(view);
        }
        return List.copyOf(found);
    }

    public final List<V> list(Bson filter) {
        return views(documents().find(filter));
    }

    public final List<Document> aggregate(List<Bson> stages) {
        return documents().aggregate(stages).into(new ArrayList<>());
    }

    /** Before a replay from the start. Where one is built beside, those that are read stay as they are. */
    public final void clear() {
        @Nullable Beside beside = Beside.current();
        if (beside == null) {
            live.deleteMany(new Document());
            if (ids != null) {
                ids.clear();
            }
            writes.forgetKept();
        } else {
            beside.add(this);
        }
    }

    private MongoCollection<Document> documents() {
        @Nullable Beside beside = Beside.current();
        return beside == null ? live : beside.read(this, live);
    }

    private void requireWritable() {
        @Nullable Beside beside = Beside.current();
        if (beside != null) {
            beside.written(this);
        }
    }

    /** Whether it is worth looking for: what was never written is not there. */
    final boolean mayExist(String id) {
        @Nullable WrittenIds known = writtenIds();
        return known == null || known.mayContain(id);
    }

    /** Before it is written. */
    final void willExist(String id) {
        @Nullable WrittenIds known = writtenIds();
        if (known != null) {
            known.add(id);
        }
    }

    /** Before what was built beside is read instead of what is live. */
    final void willExist(WrittenIds beside) {
        if (ids != null) {
            ids.addAll(beside);
        }
    }

    private @Nullable WrittenIds writtenIds() {
        @Nullable Beside beside = Beside.current();
        return beside == null ? ids : beside.ids(this, ids);
    }

    /** Where a batch is written. */
    final MongoCollection<Document> written() {
        @Nullable Beside beside = Beside.current();
        return beside == null ? live : beside.written(this);
    }

    final void index(MongoCollection<Document> documents) {
        for (var index : indexes) {
            documents.createIndex(index);
        }
    }

    final MongoDatabase database() {
        return database;
    }

    final String name() {
        return name;
    }

    final Iterable<Document> load(Collection<String> ids) {
        return documents().find(in("_id", ids));
    }

    final @Nullable Document load(String id) {
        return documents().find(eq("_id", id)).first();
    }

    final V view(Document document) {
        return ViewCodec.decode(document.get(VIEW, Document.class), type);
    }

    static long position(Document document) {
        return document.get(POSITION, Number.class).longValue();
    }

    final Document document(String id, long position, Object content) {
        var view = type.cast(content);
        var document = new Document("_id", id).append(POSITION, position);
        keys(view).forEach((key, value) -> {
            if (RESERVED.contains(key)) {
                throw new IllegalStateException(key + " is taken");
            }
            document.append(key, value);
        });
        return document.append(VIEW, ViewCodec.encode(view));
    }

    private List<V> views(Iterable<Document> found) {
        var views = new ArrayList<V>();
        found.forEach(document -> views.add(view(document)));
        return List.copyOf(views);
    }

    /** What one event makes of a view; nothing, where there is none yet or any more. */
    @FunctionalInterface
    public interface Evolution<V> {
        @Nullable V evolve(@Nullable V view);
    }
}
