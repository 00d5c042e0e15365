package org.mentorlink.app.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.ReadModelCommand.CompleteRebuild;
import org.mentorlink.governance.ReadModelId;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.governance.RebuildView.RebuildProgress;
import org.mentorlink.query.governance.RebuildProgresses;
import org.mentorlink.query.governance.Rebuilds;
import org.mentorlink.query.shared.Beside;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.ProjectionWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rebuild of one read model: all events are handed to the same projections once more, which write beside the one that is
 * read. When that is level, the one that is read rests for a moment, what lacks is handed on, and the one beside takes over
 * (docs/decisions/0059-rebuilt-beside.md).
 */
final class RebuildWork implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(RebuildWork.class);

    /** The only one that a projection has. */
    private static final int SEGMENT = 0;

    private static final int LOOK_AHEAD = 10 * ProcessorsConfig.PROJECTION_BATCH;
    private static final int PATIENCE_MILLIS = 100;
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** So long the one that is read may rest; after that it goes on first. Short of what readers wait, and of a claim. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RebuildView rebuild;
    private final TrackingEventProcessor live;
    private final EventHandlerInvoker handlers;
    private final TokenStore tokens;
    private final Processors processors;
    private final ProcessorStores stores;
    private final EventStore events;
    private final ProjectionWrites writes;
    private final Rebuilds rebuilds;
    private final RebuildProgresses progresses;
    private final CommandGateway commands;
    private final Duration againAfter;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean takenOver;
    private long reached;
    private long begunNanos;
    private long toldNanos;

    /** @param againAfter how long it waits after a failure before it begins anew */
    RebuildWork(
            RebuildView rebuild,
            TrackingEventProcessor live,
            Processors processors,
            ProcessorStores stores,
            EventStore events,
            ProjectionWrites writes,
            Rebuilds rebuilds,
            RebuildProgresses progresses,
            CommandGateway commands,
            Duration againAfter) {
        this.rebuild = rebuild;
        this.live = live;
        this.handlers = live.eventHandlerInvoker();
        this.tokens = stores.tokens(live.getName());
        this.processors = processors;
        this.stores = stores;
        this.events = events;
        this.writes = writes;
        this.rebuilds = rebuilds;
        this.progresses = progresses;
        this.commands = commands;
        this.againAfter = againAfter;
    }

    String processor() {
        return live.getName();
    }

    boolean hasTakenOver() {
        return takenOver;
    }

    /** What has been built is thrown away, unless it has taken over. */
    void giveUp() {
        end.countDown();
    }

    private boolean isGivenUp() {
        return end.getCount() == 0;
    }

    @Override
    public void run() {
        log.info("{} is being rebuilt ({})", live.getName(), rebuild.id());
        try {
            while (!isGivenUp() && !takenOver) {
                try {
                    attempt();
                } catch (UnableToClaimTokenException another) {
                    log.info("{} has gone to another process, and its rebuild with it", live.getName());
                    return;
                } catch (RuntimeException e) {
                    log.warn("The rebuild of {} begins anew", live.getName(), e);
                    tell(true);
                    pause(againAfter);
                }
            }
            if (takenOver) {
                complete();
            } else {
                log.info("The rebuild of {} is given up ({})", live.getName(), rebuild.id());
                forgetProgress();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        var beside = Beside.begin(new RebuildId(rebuild.id()), handlers::performReset);
        var source = stores.source("rebuild-of-" + live.getName(), events);
        try (var stream = source.openStream(source.createTailToken())) {
            reached = -1;
            begunNanos = System.nanoTime();
            while (!isGivenUp() && !takenOver) {
                var target = target();
                if (target.isEmpty()) {
                    pause(MOMENT);
                } else if (reached < target.getAsLong()) {
                    handleSome(stream, beside, target.getAsLong());
                    tellNowAndThen();
                } else {
                    processors.whileResting(live, () -> takeOver(stream, beside));
                }
            }
        } finally {
            beside.discard();
        }
    }

    /** Position of the one that is read; none while it is starting, or another process runs it. */
    private OptionalLong target() {
        return live.processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .mapToLong(position -> position.orElse(-1))
                .findAny();
    }

    private void takeOver(BlockingStream<TrackedEventMessage<?>> stream, Beside beside) {
        var upTo = position(tokens.fetchToken(live.getName(), SEGMENT));
        try {
            var until = System.nanoTime() + REST_NANOS;
            while (reached < upTo && System.nanoTime() < until) {
                handleSome(stream, beside, upTo);
            }
            if (reached >= upTo && isStillAskedFor()) {
                Runnable stillOurs = () -> tokens.extendClaim(live.getName(), SEGMENT);
                stillOurs.run();
                beside.takeOver(stillOurs);
                reached = upTo;
                takenOver = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tokens.releaseClaim(live.getName(), SEGMENT);
        }
    }

    private boolean isStillAskedFor() {
        return !isGivenUp()
                && rebuilds.running().stream().anyMatch(running -> running.id().equals(rebuild.id()));
    }

    /** One batch, of nothing behind that position. Events of one position stay together. */
    private void handleSome(BlockingStream<TrackedEventMessage<?>> stream, Beside beside, long upTo)
            throws InterruptedException {
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        var last = reached;
        for (var seen = 0; stream.hasNextAvailable(seen == 0 ? PATIENCE_MILLIS : 0, TimeUnit.MILLISECONDS); seen++) {
            var position = position(stream.peek().orElseThrow().trackingToken());
            if (position > upTo) {
                last = upTo;
                break;
            }
            if (position > last && (batch.size() >= ProcessorsConfig.PROJECTION_BATCH || seen >= LOOK_AHEAD)) {
                break;
            }
            TrackedEventMessage<?> event = stream.nextAvailable();
            last = position;
            if (handlers.canHandle(event, Segment.ROOT_SEGMENT)) {
                batch.add(event);
            }
        }
        if (!batch.isEmpty()) {
            handle(batch, beside);
        }
        reached = last;
    }

    private void handle(List<TrackedEventMessage<?>> batch, Beside beside) {
        var unitOfWork = new BatchingUnitOfWork<>(batch);
        beside.enter(unitOfWork);
        unitOfWork.onPrepareCommit(committing -> writes.flush());
        var result = unitOfWork.executeWithResult(() -> {
            handlers.handle(unitOfWork.getMessage(), Segment.ROOT_SEGMENT);
            return true;
        });
        if (result.isExceptional()) {
            throw new IllegalStateException(
                    "Events up to " + position(batch.getLast().trackingToken()) + " cannot be handled",
                    result.exceptionResult());
        }
    }

    private void tellNowAndThen() {
        if (System.nanoTime() - toldNanos > TELL_NANOS) {
            tell(false);
        }
    }

    private void tell(boolean failing) {
        toldNanos = System.nanoTime();
        var millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(toldNanos - begunNanos));
        try {
            progresses.note(
                    rebuild.id(),
                    new RebuildProgress(
                            reached,
                            Math.max(reached, target().orElse(reached)),
                            (reached + 1) * 1000 / millis,
                            failing));
        } catch (RuntimeException e) {
            log.warn("How far the rebuild of {} is cannot be told: {}", live.getName(), e.toString());
        }
    }

    private void forgetProgress() {
        try {
            progresses.forget(rebuild.id());
        } catch (RuntimeException e) {
            log.warn("How far the rebuild of {} was is not forgotten: {}", live.getName(), e.toString());
        }
    }

    /** Said again until somebody has heard it; where nobody has before this process ends, it is done once more. */
    private void complete() throws InterruptedException {
        log.info("{} has been rebuilt up to event {} ({})", live.getName(), reached, rebuild.id());
        forgetProgress();
        var completed = GenericCommandMessage.asCommandMessage(new CompleteRebuild(
                        new ReadModelId(rebuild.readModelId()), new RebuildId(rebuild.id()), reached))
                .withMetaData(Actor.PLATFORM.asMetaData());
        for (var said = false; !said; ) {
            try {
                commands.sendAndWait(completed);
                said = true;
            } catch (RuntimeException e) {
                log.warn("That {} has been rebuilt cannot be said yet: {}", live.getName(), e.toString());
                pause(againAfter);
                said = isGivenUp();
            }
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
