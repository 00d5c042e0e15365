package org.mentorlink.command.communication.smtp;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Date;
import org.bson.Document;
import org.mentorlink.command.communication.Message;

/** In MongoDB, for several command processes: what makes a message itself is its document's id. */
final class MongoSentMail implements SentMail {

    private final MongoCollection<Document> sent;

    MongoSentMail(MongoCollection<Document> sent) {
        this.sent = sent;
    }

    @Override
    public boolean claim(Message message) {
        try {
            sent.insertOne(new Document("_id", id(message)).append("sentAt", Date.from(message.at())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void giveBack(Message message) {
        sent.deleteOne(eq("_id", id(message)));
    }

    @Override
    public void giveUp(Message message, String why) {
        sent.updateOne(eq("_id", id(message)), set("refused", why));
    }

    @Override
    public boolean isGivenUp(Message message) {
        var found = sent.find(eq("_id", id(message))).first();
        return found != null && found.containsKey("refused");
    }

    private static Document id(Message message) {
        return new Document("eventId", message.eventId())
                .append("recipient", message.recipient().value())
                .append("channel", message.channel());
    }
}
