package org.mentorlink.command.communication.sandbox;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Messages in MongoDB, for several command processes. */
final class MongoOutboxRows implements OutboxRows {

    private final MongoCollection<Document> messages;

    MongoOutboxRows(MongoCollection<Document> messages) {
        this.messages = messages;
        messages.createIndex(Indexes.ascending("eventId", "recipient", "channel"), new IndexOptions().unique(true));
        messages.createIndex(Indexes.ascending("address", "_id"));
    }

    @Override
    public void add(Row row) {
        try {
            messages.insertOne(new Document("eventId", row.eventId())
                    .append("recipient", row.recipient())
                    .append("channel", row.channel())
                    .append("address", row.address())
                    .append("message", new Binary(row.message()))
                    .append("at", Date.from(row.at())));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public List<Row> newest(@Nullable String address, int first) {
        return messages
                .find(address == null ? empty() : eq("address", address))
                .sort(Indexes.descending("_id"))
                .limit(first)
                .into(new ArrayList<>())
                .stream()
                .map(row -> new Row(
                        row.getString("eventId"),
                        row.getString("recipient"),
                        row.getString("channel"),
                        row.getString("address"),
                        row.get("message", Binary.class).getData(),
                        row.getDate("at").toInstant()))
                .toList();
    }
}
