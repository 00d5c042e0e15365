package org.mentorlink.app.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.mentorlink.shared.ProcessorProgress;
import org.mentorlink.shared.SideWork;
import org.springframework.beans.factory.ObjectProvider;

/** How far the event processors are. */
public final class Processors implements ProcessorProgress {

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final CommandThreads commands;
    private final ObjectProvider<SideWork> beside;
    private final Signal changes;
    private final ProcessorStores stores;
    private final Map<String, Long> resting = new ConcurrentHashMap<>();

    Processors(
            EventProcessingConfiguration processing,
            EventStore events,
            CommandThreads commands,
            ObjectProvider<SideWork> beside,
            Signal changes,
            ProcessorStores stores) {
        this.processing = processing;
        this.events = events;
        this.commands = commands;
        this.beside = beside;
        this.changes = changes;
        this.stores = stores;
    }

    @Override
    public long head() {
        TrackingToken head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    @Override
    public Map<String, Long> positions() {
        return new TreeMap<>(stores.positions(all().stream()
                .collect(Collectors.toMap(StreamingEventProcessor::getName, this::position, (one, same) -> one))));
    }

    /**
     * Waits until the processors have handled everything up to a position.
     *
     * @return whether they have, in time
     */
    public boolean await(Predicate<String> names, long position, Duration patience) {
        return await(() -> behind(names, position).isEmpty(), patience);
    }

    /**
     * Waits until nothing happens any more: no command is under way, and every processor has handled everything, but for
     * those that nothing here depends on.
     *
     * @throws IllegalStateException when that is not so in time; says who is late
     */
    public void awaitQuiet(Duration patience) {
        if (!await(this::quiet, patience)) {
            long head = head();
            throw new IllegalStateException("Not quiet after " + patience.toSeconds() + " s: "
                    + (commands.idle() ? "" : "commands are under way; ")
                    + (nothingBeside() ? "" : "something else is under way; ")
                    + "head is " + head + ", behind are " + behind(ProcessorsConfig::isAwaited, head));
        }
    }

    /**
     * The order matters. Once the processors are at the head, what they handed on counts as under way, and so does what they
     * sent, and what was sent beside them; once nothing is under way, what it stored has moved the head.
     */
    private boolean quiet() {
        long head = head();
        return behind(ProcessorsConfig::isAwaited, head).isEmpty()
                && nothingBeside()
                && commands.idle()
                && head() == head;
    }

    private boolean nothingBeside() {
        return beside.stream().allMatch(SideWork::idle);
    }

    private boolean await(BooleanSupplier condition, Duration patience) {
        try {
            return changes.await(condition, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the event processors", e);
        }
    }

    /** Whether this process could run it, although another may do so at the time. */
    boolean isHere(String name) {
        return processing.eventProcessor(name).isPresent();
    }

    @Override
    public boolean isFailing(String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(processor ->
                        processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState))
                .orElse(false);
    }

    /** Who is behind a position, and where. */
    Map<String, String> behind(Predicate<String> names, long head) {
        Map<String, String> late = new TreeMap<>();
        positions().forEach((name, position) -> {
            if (names.test(name) && position < head) {
                late.put(name, position + error(name));
            }
        });
        return late;
    }

    private String error(String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(Processors::error)
                .orElse("");
    }

    private static String error(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(status -> " (" + status.getError() + ")")
                .findAny()
                .orElse(processor.isRunning() ? "" : " (not running)");
    }

    private long position(StreamingEventProcessor processor) {
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        if (!areAll(segments)) {
            return resting.getOrDefault(processor.getName(), -1L);
        }
        var position = segments.stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
        return stores.handled(processor.getName(), position);
    }

    /** Whether no segment runs elsewhere, or nowhere yet: with a mask of three, each is a quarter of all. */
    private static boolean areAll(Collection<EventTrackerStatus> segments) {
        return segments.stream()
                        .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1))
                        .sum()
                == 1.0;
    }

    /** Whether this process runs it at the time, or has it rest. */
    boolean isOurs(String name) {
        return resting.containsKey(name)
                || processing
                        .eventProcessor(name, StreamingEventProcessor.class)
                        .map(processor -> !processor.processingStatus().isEmpty())
                        .orElse(false);
    }

    boolean isResting(String name) {
        return resting.containsKey(name);
    }

    /** Does something between two batches of a processor that this process runs. Others may take it over meanwhile. */
    void whileResting(StreamingEventProcessor processor, Runnable action) {
        resting.put(processor.getName(), position(processor));
        try {
            processor.shutDown();
            action.run();
        } finally {
            try {
                processor.start();
            } finally {
                resting.remove(processor.getName());
            }
        }
    }

    List<StreamingEventProcessor> all() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }
}
