package org.mentorlink.query.shared;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final BatchedWrites writes;
    private final String name;
    private final Class<V> type;
    private final MongoCollection<Document> documents;

    /** @param indexes made here, once, and not while somebody waits for an answer */
    protected Views(BatchedWrites writes, MongoTemplate mongo, String name, Class<V> type, Bson... indexes) {
        this.writes = writes;
        this.name = name;
        this.type = type;
        this.documents = mongo.getCollection(name);
        for (var index : indexes) {
            documents.createIndex(index);
        }
    }

    /** What the view is found and ordered by, as values that the database compares rightly. */
    protected abstract Map<String, ? extends @Nullable Object> keys(V view);

    /** Whether these follow all others of a batch, because they tell how far those are. */
    protected boolean writtenLast() {
        return false;
    }

    /** Applies one event to one view. */
    public final void fold(String id, Seen seen, Evolution<V> evolution) {
        writes.inBatch(batch -> {
            var entry = batch.entry(this, id);
            if (seen.position() > entry.position()) {
                entry.change(evolution.evolve(type.cast(entry.view())), seen.position());
            }
        });
    }

    /** Reads many views at once, ahead of their {@link #fold}, where an event is about many. */
    public final void prefetch(Collection<String> ids) {
        writes.inBatch(batch -> batch.prefetch(this, ids));
    }

    /** The view as it is, writes included that are still to be flushed. */
    public final Optional<V> current(String id) {
        return writes.read(
                batch -> Optional.ofNullable(type.cast(batch.entry(this, id).view())));
    }

    public final Optional<V> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first()).map(this::view);
    }

    public final List<V> findAll(Collection<String> ids) {
        return views(documents.find(in("_id", Set.copyOf(ids))));
    }

    public final List<V> list(Bson filter, Bson order, int most) {
        return views(documents.find(filter).sort(order).limit(most));
    }

    public final List<V> list(Bson filter) {
        return views(documents.find(filter));
    }

    public final List<Document> aggregate(List<Bson> stages) {
        return documents.aggregate(stages).into(new ArrayList<>());
    }

    /** Before a replay from the start. */
    public final void clear() {
        documents.deleteMany(new Document());
    }

    final MongoCollection<Document> documents() {
        return documents;
    }

    final String name() {
        return name;
    }

    final Iterable<Document> load(Collection<String> ids) {
        return documents.find(in("_id", ids));
    }

    final @Nullable Document load(String id) {
        return documents.find(eq("_id", id)).first();
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
