package org.mentorlink.command.communication.smtp;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.smtp.SentMail.Claim.Ours;
import org.mentorlink.command.communication.smtp.SentMail.Claim.Settled;
import org.mentorlink.command.communication.smtp.SentMail.Claim.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In MongoDB, for several command processes: what makes a message itself is its document's id. A document with {@code taken} is of a
 * message that somebody is sending; one without is settled. A claim runs out, as a process may end over it: whoever comes next sends the
 * message then, though nobody knows whether it went out. A process that was only slow no longer touches it.
 */
final class MongoSentMail implements SentMail {

    private static final Logger log = LoggerFactory.getLogger(MongoSentMail.class);
    private static final String ID = "_id";
    private static final String TAKEN = "taken";
    private static final String TAKEN_UNTIL = "takenUntil";
    private static final String REFUSED = "refused";

    private final MongoCollection<Document> sent;
    private final Clock wallClock;
    private final Duration lease;

    /** @param lease how long a claim lasts; longer than a message takes to be handed over */
    MongoSentMail(MongoCollection<Document> sent, Clock wallClock, Duration lease) {
        this.sent = sent;
        this.wallClock = wallClock;
        this.lease = lease;
    }

    @Override
    public Claim claim(Message message) {
        var ours = new Ours(UUID.randomUUID().toString());
        var now = wallClock.instant();
        var until = Date.from(now.plus(lease));
        if (insert(new Document(ID, id(message))
                .append("sentAt", Date.from(message.at()))
                .append(TAKEN, ours.mark())
                .append(TAKEN_UNTIL, until))) {
            return ours;
        }
        var left = and(eq(ID, id(message)), lte(TAKEN_UNTIL, Date.from(now)));
        if (sent.updateOne(left, combine(set(TAKEN, ours.mark()), set(TAKEN_UNTIL, until)))
                        .getMatchedCount()
                == 1) {
            log.warn(
                    "{} was taken by a process that has not said what became of it: it is sent again, and may arrive twice",
                    message);
            return ours;
        }
        var found = sent.find(eq(ID, id(message))).first();
        // Given back this moment, it is for the next time.
        return found == null || found.containsKey(TAKEN) ? new Taken() : new Settled();
    }

    private boolean insert(Document document) {
        try {
            sent.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void handedOver(Message message, Ours claim) {
        settle(message, claim, combine(unset(TAKEN), unset(TAKEN_UNTIL)));
    }

    @Override
    public void giveBack(Message message, Ours claim) {
        tell(message, sent.deleteOne(mine(message, claim)).getDeletedCount());
    }

    @Override
    public void giveUp(Message message, Ours claim, String why) {
        settle(message, claim, combine(set(REFUSED, why), unset(TAKEN), unset(TAKEN_UNTIL)));
    }

    private void settle(Message message, Ours claim, Bson change) {
        tell(message, sent.updateOne(mine(message, claim), change).getMatchedCount());
    }

    private static void tell(Message message, long count) {
        if (count == 0) {
            log.warn("{} was taken over by another process meanwhile, as its claim had run out", message);
        }
    }

    @Override
    public boolean isGivenUp(Message message) {
        var found = sent.find(eq(ID, id(message))).first();
        return found != null && found.containsKey(REFUSED);
    }

    private static Bson mine(Message message, Ours claim) {
        return and(eq(ID, id(message)), eq(TAKEN, claim.mark()));
    }

    private static Document id(Message message) {
        return new Document("eventId", message.eventId())
                .append("recipient", message.recipient().value())
                .append("channel", message.channel());
    }
}
