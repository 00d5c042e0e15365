package org.mentorlink.app.ephemeral;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;

/**
 * One document for each key: its value, until when, and a version that is another after each change. A change is made where the
 * version is still the one that was read, and asked for again where it is not; so of those who try at once one succeeds,
 * and no key is ever locked.
 */
final class MongoEphemeralStore implements EphemeralStore {

    private static final String KEY = "_id";
    private static final String VALUE = "value";
    private static final String VERSION = "version";
    private static final String EXPIRES_AT = "expiresAt";

    /** Each further try means that somebody else has succeeded. */
    private static final int TRIES = 10_000;

    private final MongoCollection<Document> documents;
    private final Clock wallClock;

    MongoEphemeralStore(MongoCollection<Document> documents, Clock wallClock) {
        this.documents = documents;
        this.wallClock = wallClock;
        // Only frees space; what is over counts as absent before it is gone, and where nobody removes it.
        documents.createIndex(Indexes.ascending(EXPIRES_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    @Override
    public @Nullable String read(String key) {
        return value(find(key), wallClock.instant());
    }

    @Override
    public <R extends @Nullable Object> R update(String key, Function<@Nullable String, Change<R>> change) {
        for (var tries = 0; tries < TRIES; tries++) {
            var now = wallClock.instant();
            @Nullable Document before = find(key);
            var next = change.apply(value(before, now));
            if (isMade(key, before, next, now)) {
                return next.answer();
            }
        }
        throw new IllegalStateException("others have changed the same key " + TRIES + " times in a row");
    }

    private boolean isMade(String key, @Nullable Document before, Change<?> next, Instant now) {
        @Nullable String value = next.value();
        if (value == null || !next.expiresAt().isAfter(now)) {
            return before == null || documents.deleteOne(unchanged(before)).getDeletedCount() == 1;
        }
        var after = new Document(KEY, key)
                .append(VALUE, value)
                .append(VERSION, new ObjectId())
                .append(EXPIRES_AT, Date.from(next.expiresAt()));
        return before == null
                ? isInserted(after)
                : documents.replaceOne(unchanged(before), after).getMatchedCount() == 1;
    }

    private boolean isInserted(Document document) {
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private @Nullable Document find(String key) {
        return documents.find(eq(KEY, key)).first();
    }

    private static org.bson.conversions.Bson unchanged(Document before) {
        return and(eq(KEY, before.get(KEY)), eq(VERSION, before.get(VERSION)));
    }

    private static @Nullable String value(@Nullable Document found, Instant now) {
        return found == null || !found.getDate(EXPIRES_AT).toInstant().isAfter(now) ? null : found.getString(VALUE);
    }
}
