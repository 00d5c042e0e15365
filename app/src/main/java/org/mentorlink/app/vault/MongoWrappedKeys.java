package org.mentorlink.app.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Keys in MongoDB, shared by all processes: one document for each, whose id is its owner's. Of two processes that make one
 * key at once, one inserts it and both read that one. Written by the majority, or a key could be lost that has been used.
 */
final class MongoWrappedKeys implements WrappedKeys {

    private static final String ID = "_id";
    private static final String KEYSET = "keyset";
    private static final String WRAPPED = "wrapped";

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> secrets;

    MongoWrappedKeys(MongoDatabase database) {
        this.keys = database.getCollection("key_vault");
        this.secrets = database.getCollection("vault_secret");
    }

    @Override
    public Map<String, Optional<byte[]>> find(List<String> owners) {
        Map<String, Optional<byte[]>> found = new HashMap<>();
        for (var key : keys.find(in(ID, owners))) {
            @Nullable Binary keyset = key.get(KEYSET, Binary.class);
            found.put(key.getString(ID), Optional.ofNullable(keyset).map(Binary::getData));
        }
        return found;
    }

    @Override
    public void addMissing(Map<String, byte[]> keysets) {
        var inserts = new TreeMap<>(keysets)
                .entrySet().stream()
                        .map(key -> new InsertOneModel<>(
                                new Document(ID, key.getKey()).append(KEYSET, new Binary(key.getValue()))))
                        .toList();
        try {
            keys.bulkWrite(inserts, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    @Override
    public void erase(String owner) {
        keys.updateOne(eq(ID, owner), set(KEYSET, null), new UpdateOptions().upsert(true));
    }

    @Override
    public byte[] secret(String name, byte[] proposed) {
        try {
            secrets.updateOne(
                    eq(ID, name), setOnInsert(WRAPPED, new Binary(proposed)), new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            // Two upserts at once: the other one has inserted it.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return Objects.requireNonNull(secrets.find(eq(ID, name)).first())
                .get(WRAPPED, Binary.class)
                .getData();
    }
}
