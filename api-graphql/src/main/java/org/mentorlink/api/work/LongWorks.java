package org.mentorlink.api.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.work.LongWork.Failure;
import org.mentorlink.api.work.LongWork.LongWorkKind;
import org.mentorlink.api.work.LongWork.LongWorkState;
import org.mentorlink.api.work.LongWork.Outcome;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.Stopping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs long work behind the request that begins it, one of each kind at a time. It first looks for something, of which nothing
 * is kept, and can be stopped meanwhile; then keeps what it has found, in one step. What became of the newest of a kind
 * is remembered for a day, or until the next one begins.
 */
@Component
public class LongWorks implements DisposableBean {

    /** How long at most something is looked for. */
    public static final Duration LONGEST = Duration.ofHours(2);

    private static final Logger log = LoggerFactory.getLogger(LongWorks.class);
    private static final String KEY = "long-work/";
    private static final Duration REMEMBERED = Duration.ofDays(1);
    /** Of a process that has died nothing is heard any more. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration BEAT = Duration.ofSeconds(20);

    private final EphemeralStore store;
    private final Questions questions;
    private final Clock clock;
    private final Clock wallClock;
    private final JsonMapper json;
    private final Set<LongWork> here = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("long-work-", 0).daemon().factory());
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("long-work-beats").daemon().factory());

    LongWorks(
            EphemeralStore store,
            Questions questions,
            Clock clock,
            @Qualifier("wallClock") Clock wallClock,
            JsonMapper json) {
        this.store = store;
        this.questions = questions;
        this.clock = clock;
        this.wallClock = wallClock;
        this.json = json;
        beats.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins a work, and goes on with it when this has returned.
     *
     * @param find looks for something by the work's id; takes long, changes nothing, and ends early where {@link StopWork} asks
     *     for it
     * @param keep keeps what was found; not called where it was stopped before
     * @throws Refused as WORK_RUNNING while another one of that kind runs
     */
    public <T> LongWork begin(
            LongWorkKind kind, String startedBy, Function<String, T> find, Function<T, Outcome> keep) {
        var work = LongWork.begun(
                kind, startedBy, clock.instant(), wallClock.instant().plus(SILENCE));
        boolean isFirst = store.update(KEY + kind, kept -> {
            var other = kept == null ? null : read(kept);
            return other != null && other.isRunning()
                    ? Change.put(write(other), other.rememberedUntil(), false)
                    : Change.put(write(work), work.rememberedUntil(), true);
        });
        if (!isFirst) {
            throw Refused.because("WORK_RUNNING", "This is being done already: wait for its end, or stop it.");
        }
        here.add(work);
        workers.execute(() -> run(work, find, keep));
        return work;
    }

    /** The newest of a kind; absent where there is none, or nobody remembers it. */
    public @Nullable LongWork latest(LongWorkKind kind) {
        var kept = store.read(KEY + kind);
        return kept == null ? null : read(kept);
    }

    /** As {@link #latest}, by its id. */
    public @Nullable LongWork find(String id) {
        return Stream.of(LongWorkKind.values())
                .map(this::latest)
                .filter(work -> work != null && work.id().equals(id))
                .findAny()
                .orElse(null);
    }

    /**
     * Stops a work: nothing of it is kept. Once more it does nothing.
     *
     * @throws Refused as WORK_ENDED where what it has found is kept, or it has failed
     */
    void cancel(LongWork work) {
        var stopped = change(
                work, now -> now.isRunning() && !now.keeping() ? ended(now, LongWorkState.CANCELLED, null, null) : now);
        if (stopped == null || stopped.state() != LongWorkState.CANCELLED) {
            throw Refused.because("WORK_ENDED", "It has ended by itself, and what it has found is kept.");
        }
        questions.ask(new StopWork(work.id()), Stopping.class);
    }

    private <T> void run(LongWork work, Function<String, T> find, Function<T, Outcome> keep) {
        try {
            var found = find.apply(work.id());
            var now = change(work, running -> running.isRunning() ? running.finding() : running);
            if (now != null && now.isRunning()) {
                end(work, LongWorkState.COMPLETED, keep.apply(found), null);
            }
        } catch (CommandExecutionException refused) {
            refused.<Refused.Refusal>getDetails()
                    .ifPresentOrElse(
                            refusal -> failed(work, new Failure(refusal.code(), refusal.message())),
                            () -> broken(work, refused));
        } catch (RuntimeException failed) {
            broken(work, failed);
        } finally {
            here.remove(work);
        }
    }

    private void broken(LongWork work, RuntimeException cause) {
        if (failed(work, new Failure("INTERNAL", "Something went wrong; try again."))) {
            log.error("{} of {} failed", work.id(), work.kind(), cause);
        }
    }

    /** Whether it was not stopped before. */
    private boolean failed(LongWork work, Failure why) {
        return end(work, LongWorkState.FAILED, null, why);
    }

    private boolean end(LongWork work, LongWorkState how, @Nullable Outcome outcome, @Nullable Failure why) {
        var now = change(work, running -> running.isRunning() ? ended(running, how, outcome, why) : running);
        return now != null && now.state() == how;
    }

    private LongWork ended(LongWork work, LongWorkState how, @Nullable Outcome outcome, @Nullable Failure why) {
        return work.ended(
                how, clock.instant(), outcome, why, wallClock.instant().plus(REMEMBERED));
    }

    private void beat() {
        try {
            var until = wallClock.instant().plus(SILENCE);
            here.forEach(work -> change(work, now -> now.isRunning() ? now.alive(until) : now));
        } catch (RuntimeException unexpected) {
            log.warn("what runs here was not told to be alive", unexpected);
        }
    }

    /** What it is then; absent where another one has taken its place. */
    private @Nullable LongWork change(LongWork work, UnaryOperator<LongWork> change) {
        Optional<LongWork> changed = store.update(KEY + work.kind(), kept -> {
            if (kept == null) {
                return Change.remove(Optional.empty());
            }
            var now = read(kept);
            if (!now.id().equals(work.id())) {
                return Change.put(kept, now.rememberedUntil(), Optional.empty());
            }
            var next = change.apply(now);
            return Change.put(write(next), next.rememberedUntil(), Optional.of(next));
        });
        return changed.orElse(null);
    }

    private LongWork read(String kept) {
        return json.readValue(kept, LongWork.class);
    }

    private String write(LongWork work) {
        return json.writeValueAsString(work);
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
        workers.shutdownNow();
    }
}
