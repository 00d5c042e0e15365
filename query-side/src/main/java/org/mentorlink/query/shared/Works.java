package org.mentorlink.query.shared;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.Stopping;
import org.mentorlink.shared.WorkQuery.WorkProgress;
import org.mentorlink.shared.WorkQuery.WorkStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Questions that take long, while they are worked on: how far each is, and whether it is still wanted. Whoever is asked that
 * need not be the process that works on it: they tell each other by a document for each work, beside the read models.
 */
@Component
public class Works {

    private static final Logger log = LoggerFactory.getLogger(Works.class);
    private static final String ID = "_id";
    private static final String STOPPED = "stopped";
    private static final String STAGE = "stage";
    private static final String DONE = "done";
    private static final String TOTAL = "total";
    private static final String AT = "at";

    /** Of those whose process has died, and those that were stopped before they began and never did. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Duration OFTEN = Duration.ofMillis(250);

    private final MongoCollection<Document> board;
    private final Clock clock;
    private final Duration every;
    private final Map<String, Work> here = new ConcurrentHashMap<>();

    @Autowired
    Works(MongoTemplate mongo, Clock clock) {
        this(mongo, clock, OFTEN);
    }

    /** @param every how often at most the others are told and asked */
    Works(MongoTemplate mongo, Clock clock, Duration every) {
        this.board = mongo.getCollection("works");
        this.clock = clock;
        this.every = every;
    }

    /**
     * To be closed when it is over, however it ends.
     *
     * @param workId absent where nobody asks after it
     */
    public Work begin(@Nullable String workId) {
        if (workId == null) {
            return unwatched();
        }
        board.deleteMany(lt(AT, Date.from(clock.instant().minus(REMEMBERED))));
        board.updateOne(eq(ID, workId), seen(), new UpdateOptions().upsert(true));
        var work = new Watched(workId);
        here.put(workId, work);
        return work;
    }

    /** One that nobody asks after. */
    public static Work unwatched() {
        return new Work();
    }

    @QueryHandler
    public @Nullable WorkProgress handle(FindWorkProgress query) {
        var work = here.get(query.workId());
        return work == null ? progress(board.find(eq(ID, query.workId())).first()) : work.progress;
    }

    @QueryHandler
    public Stopping handle(StopWork query) {
        var before = board.findOneAndUpdate(
                eq(ID, query.workId()),
                combine(set(STOPPED, true), seen()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
        var work = here.get(query.workId());
        if (work != null) {
            work.stopped = true;
        }
        return new Stopping(before != null);
    }

    private static @Nullable WorkProgress progress(@Nullable Document told) {
        return told == null || told.getString(STAGE) == null
                ? null
                : new WorkProgress(
                        WorkStage.valueOf(told.getString(STAGE)), told.getLong(DONE), told.get(TOTAL, Long.class));
    }

    private Bson seen() {
        return set(AT, Date.from(clock.instant()));
    }

    /** One of them. */
    public static class Work implements AutoCloseable {

        volatile @Nullable WorkProgress progress;
        volatile boolean stopped;

        private Work() {}

        /**
         * Tells how far it is.
         *
         * @param total how much there is of it; absent where only its end tells
         * @throws CancellationException where nobody wants it any more
         */
        public final void reached(WorkStage stage, long done, @Nullable Long total) {
            progress = new WorkProgress(stage, done, total);
            checkWanted();
        }

        /** @throws CancellationException where nobody wants it any more */
        public final void checkWanted() {
            exchange();
            if (stopped) {
                throw new CancellationException("stopped by who began it");
            }
        }

        /** Tells others how far it is, and asks them whether it is wanted. */
        void exchange() {}

        @Override
        public void close() {}
    }

    private final class Watched extends Work {

        private final String id;
        /** Of this process's own time; 0 for never. */
        private long exchangedAt;

        private Watched(String id) {
            this.id = id;
        }

        @Override
        synchronized void exchange() {
            var now = System.nanoTime();
            if (stopped || (exchangedAt != 0 && now - exchangedAt < every.toNanos())) {
                return;
            }
            exchangedAt = now;
            try {
                var told = board.findOneAndUpdate(
                        eq(ID, id),
                        told(),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
                stopped = told != null && told.getBoolean(STOPPED, false);
            } catch (MongoException away) {
                log.warn("how far {} is cannot be told to others now", id, away);
            }
        }

        private Bson told() {
            var reached = progress;
            return reached == null
                    ? seen()
                    : combine(
                            set(STAGE, reached.stage().name()),
                            set(DONE, reached.done()),
                            set(TOTAL, reached.total()),
                            seen());
        }

        @Override
        public void close() {
            here.remove(id);
            try {
                board.deleteOne(eq(ID, id));
            } catch (MongoException away) {
                log.warn("{} is forgotten by itself, later", id, away);
            }
        }
    }
}
