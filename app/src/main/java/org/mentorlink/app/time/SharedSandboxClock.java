package org.mentorlink.app.time;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.store.Nodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * One time for all processes of a sandbox: each goes by the reading that one of them has written down. Whoever moves the
 * time goes on when all others go by the new reading, so nothing a step causes happens at the time before it.
 */
public final class SharedSandboxClock extends Clock implements MovableClock, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SharedSandboxClock.class);
    private static final String ONLY = "clock";
    private static final long LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clock wall;
    private final MongoCollection<Document> readings;
    private final Nodes nodes;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Reading reading = new Reading(0, Duration.ZERO, null);

    /** Either running with an offset, or standing at an instant. */
    private record Reading(
            long version, Duration offset, @Nullable Instant standing) {

        static Reading of(Document stored) {
            @Nullable Date standing = stored.getDate("standing");
            return new Reading(
                    stored.getLong("version"),
                    Duration.ofMillis(stored.getLong("offsetMillis")),
                    standing == null ? null : standing.toInstant());
        }

        Document stored() {
            return new Document("_id", ONLY)
                    .append("version", version)
                    .append("offsetMillis", offset.toMillis())
                    .append("standing", standing == null ? null : Date.from(standing));
        }
    }

    SharedSandboxClock(Clock wall, MongoCollection<Document> readings, Nodes nodes) {
        this.wall = wall;
        this.readings = readings;
        this.nodes = nodes;
        look();
        nodes.noteClock(reading.version());
        Thread.ofPlatform().name("sandbox-clock").daemon().start(this::follow);
    }

    private void follow() {
        try {
            while (!end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    if (look()) {
                        nodes.noteClock(reading.version());
                    }
                } catch (RuntimeException e) {
                    log.warn("The sandbox's clock cannot be read: {}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean look() {
        @Nullable Document stored = readings.find(eq("_id", ONLY)).first();
        if (stored == null || stored.getLong("version") <= reading.version()) {
            return false;
        }
        reading = Reading.of(stored);
        return true;
    }

    @Override
    public Instant instant() {
        Reading now = reading;
        return now.standing() != null ? now.standing() : wall.instant().plus(now.offset());
    }

    @Override
    public Instant stand() {
        Instant now = instant();
        change(now, now);
        return now;
    }

    @Override
    public void stand(Instant at) {
        change(at, at);
    }

    @Override
    public void runFrom(Instant at) {
        change(at, null);
    }

    private void change(Instant at, @Nullable Instant standing) {
        long version;
        synchronized (this) {
            look();
            Reading before = reading;
            if (before.standing() != null && at.isBefore(before.standing())) {
                throw new IllegalArgumentException("Time only moves forward: from " + before.standing() + " to " + at);
            }
            var after = new Reading(before.version() + 1, Duration.between(wall.instant(), at), standing);
            readings.replaceOne(eq("_id", ONLY), after.stored(), new ReplaceOptions().upsert(true));
            reading = after;
            version = after.version();
        }
        nodes.noteClock(version);
        awaitOthers(version);
    }

    private void awaitOthers(long version) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!nodes.allHaveClock(version)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Some processes do not go by the sandbox's clock any more");
            }
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS) / 4);
        }
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    @Override
    public void destroy() {
        end.countDown();
    }
}
