package org.mentorlink.app.time;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedule of a sandbox of several processes: Axon Server's own goes by its machine's clock, and the sandbox's clock is
 * moved. One process at a time publishes, in the order in which events fall due; an event leaves the schedule after it has
 * been published, so after a crash in between it comes twice, which those that wait for it bear.
 */
final class MongoSchedule implements Schedule {

    private static final Logger log = LoggerFactory.getLogger(MongoSchedule.class);
    private static final String ID = "_id";
    private static final String WHEN = "when";

    private final MongoCollection<Document> scheduled;
    private final Lease firing;
    private final EventStore events;
    private final EventUpcaster upcasters;
    private final Serializer serializer;
    private final Clock clock;
    private final ReentrantLock here = new ReentrantLock(true);
    private volatile Consumer<Instant> onScheduled = due -> {};

    MongoSchedule(
            MongoCollection<Document> scheduled,
            Lease firing,
            EventStore events,
            EventUpcaster upcasters,
            Serializer serializer,
            Clock clock) {
        this.scheduled = scheduled;
        this.firing = firing;
        this.events = events;
        this.upcasters = upcasters;
        this.serializer = serializer;
        this.clock = clock;
        scheduled.createIndex(Indexes.ascending(WHEN, "dueAt", ID));
    }

    @Override
    public void onScheduled(Consumer<Instant> listener) {
        onScheduled = listener;
    }

    @Override
    public ScheduleToken schedule(Duration after, Object event) {
        return schedule(clock.instant().plus(after), event);
    }

    @Override
    public ScheduleToken schedule(Instant due, Object event) {
        // Made here, within the unit of work that schedules: that gives it the correlation data.
        EventMessage<?> message = GenericEventMessage.asEventMessage(event);
        SerializedObject<byte[]> payload = serializer.serialize(message.getPayload(), byte[].class);
        SerializedObject<byte[]> metaData = serializer.serialize(message.getMetaData(), byte[].class);
        var id = IdentifierFactory.getInstance().generateIdentifier();
        var at = Date.from(notBefore(due));
        scheduled.insertOne(new Document(ID, id)
                .append("dueAt", at)
                .append(WHEN, at)
                .append("payloadType", payload.getType().getName())
                .append("payloadRevision", payload.getType().getRevision())
                .append("payload", new Binary(payload.getData()))
                .append("metaData", new Binary(metaData.getData()))
                .append("attempts", 0));
        onScheduled.accept(due);
        return new SimpleScheduleToken(id);
    }

    /** MongoDB keeps milliseconds: what is due must never come early. */
    private static Instant notBefore(Instant due) {
        Instant millis = due.truncatedTo(ChronoUnit.MILLIS);
        return millis.equals(due) ? due : millis.plusMillis(1);
    }

    @Override
    public void cancelSchedule(ScheduleToken token) {
        if (!(token instanceof SimpleScheduleToken ours)) {
            throw new IllegalArgumentException("Not a token of this scheduler: " + token);
        }
        scheduled.deleteOne(eq(ID, ours.getTokenId()));
    }

    @Override
    public void exclusively(Runnable work) {
        here.lock();
        try {
            firing.hold(work);
        } finally {
            here.unlock();
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        @Nullable Document first = scheduled.find().sort(Indexes.ascending(WHEN)).first();
        return Optional.ofNullable(first).map(row -> row.getDate(WHEN).toInstant());
    }

    @Override
    public boolean fireEarliest(Instant now) {
        firing.extend();
        @Nullable Document row = scheduled
                .find(lte(WHEN, Date.from(now)))
                .sort(Indexes.ascending(WHEN, "dueAt", ID))
                .first();
        if (row == null) {
            return false;
        }
        var due = read(row);
        try {
            events.publish(due.messages(upcasters, serializer, now));
            scheduled.deleteOne(eq(ID, due.id()));
        } catch (RuntimeException e) {
            putOff(due, now, e);
        }
        return true;
    }

    private void putOff(ScheduledEvent failed, Instant now, RuntimeException cause) {
        var until = failed.putOffUntil(now);
        log.error(
                "Scheduled event {} ({}) could not be published and is put off until {}",
                failed.id(),
                failed.payload().getType().getName(),
                until,
                cause);
        scheduled.updateOne(
                and(eq(ID, failed.id()), eq("attempts", failed.attempts())),
                combine(inc("attempts", 1), set(WHEN, Date.from(until))));
    }

    private static ScheduledEvent read(Document row) {
        return new ScheduledEvent(
                row.getString(ID),
                row.getDate("dueAt").toInstant(),
                new SimpleSerializedObject<>(
                        row.get("payload", Binary.class).getData(),
                        byte[].class,
                        row.getString("payloadType"),
                        row.getString("payloadRevision")),
                new SerializedMetaData<>(row.get("metaData", Binary.class).getData(), byte[].class),
                row.getInteger("attempts"));
    }
}
