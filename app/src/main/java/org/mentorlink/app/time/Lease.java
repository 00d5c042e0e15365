package org.mentorlink.app.time;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one process at a time may do. It ends by itself where its holder is gone. */
final class Lease {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private final MongoCollection<Document> leases;
    private final String name;
    private final String self;
    private final Clock wallClock;

    Lease(MongoCollection<Document> leases, String name, String self, Clock wallClock) {
        this.leases = leases;
        this.name = name;
        this.self = self;
        this.wallClock = wallClock;
    }

    /** Waits until nobody holds it, and does the work. */
    void hold(Runnable work) {
        while (!isTaken()) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting for " + name);
            }
        }
        var done = new CountDownLatch(1);
        Thread.ofVirtual().name("lease-" + name).start(() -> keep(done));
        try {
            work.run();
        } finally {
            done.countDown();
            leases.deleteOne(and(eq("_id", name), eq("holder", self)));
        }
    }

    private void keep(CountDownLatch done) {
        try {
            while (!done.await(LENGTH.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // It ends by itself then, and extend() tells its holder.
            log.warn("The lease {} cannot be kept: {}", name, e.toString());
        }
    }

    /** Never takes it: where the work has just ended, it is free. */
    private void renew() {
        leases.updateOne(
                and(eq("_id", name), eq("holder", self)),
                set("until", Date.from(wallClock.instant().plus(LENGTH))));
    }

    /** Keeps it for its whole length from now on. */
    void extend() {
        if (!isTaken()) {
            throw new IllegalStateException("Another process has taken over " + name);
        }
    }

    private boolean isTaken() {
        var now = wallClock.instant();
        try {
            leases.updateOne(
                    and(eq("_id", name), or(eq("holder", self), lt("until", Date.from(now)))),
                    combine(set("holder", self), set("until", Date.from(now.plus(LENGTH)))),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            // Somebody else holds it: the upsert meets their document.
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
