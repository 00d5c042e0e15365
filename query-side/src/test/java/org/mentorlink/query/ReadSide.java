package org.mentorlink.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Beside;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.SoleWriter;
import org.mentorlink.query.shared.StoredPayload;
import org.mentorlink.shared.Actor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The query side by itself: its real beans on an in-process store, fed from an event store in memory. */
public final class ReadSide implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final InMemoryEventStorageEngine storage = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore events =
            EmbeddedEventStore.builder().storageEngine(storage).build();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryGateway gateway =
            DefaultQueryGateway.builder().queryBus(bus).build();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, List<AnnotationEventHandlerAdapter>> processors = new TreeMap<>();
    private final List<Object> projections = new ArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<BsonDocument> finds = new CopyOnWriteArrayList<>();
    private final List<BsonDocument> answers = new CopyOnWriteArrayList<>();
    private Instant now = NOW;
    private TrackingToken seen;

    public ReadSide() {
        this(false);
    }

    /** Whose store is nobody else's. */
    public static ReadSide alone() {
        return new ReadSide(true);
    }

    private ReadSide(boolean alone) {
        var address = server.bind();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://" + address.getHostString() + ":" + address.getPort()))
                .addCommandListener(new Commands(commands, finds, answers))
                .build());
        beans.registerBean(MongoTemplate.class, () -> new MongoTemplate(client, "read"));
        beans.registerBean(Clock.class, () -> new SetClock(() -> now));
        beans.registerBean(EventStore.class, () -> events);
        beans.registerBean(EventLog.class, () -> new StoredLog(storage));
        var serializer = Jackson3Serializer.builder().build();
        beans.registerBean(
                StoredPayload.class,
                () -> event -> event.serializePayload(serializer, byte[].class).getData());
        beans.registerBean(QueryGateway.class, () -> gateway);
        beans.registerBean(QueryUpdateEmitter.class, bus::queryUpdateEmitter);
        if (alone) {
            beans.registerBean(SoleWriter.class, () -> SoleWriter.INSTANCE);
        }
        beans.scan("org.mentorlink.query");
        beans.refresh();
        for (var name : beans.getBeanDefinitionNames()) {
            var bean = beans.getBean(name);
            if (bean.getClass().getPackageName().startsWith("org.mentorlink.query")) {
                new AnnotationQueryHandlerAdapter<>(bean).subscribe(bus);
            }
            var group = beans.findAnnotationOnBean(name, ProcessingGroup.class);
            if (group != null) {
                projections.add(bean);
                processors
                        .computeIfAbsent(group.value(), none -> new ArrayList<>())
                        .add(new AnnotationEventHandlerAdapter(bean));
            }
        }
    }

    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    public QueryGateway queries() {
        return gateway;
    }

    /** Lets somebody of another side answer. */
    public ReadSide answering(Object handlers) {
        new AnnotationQueryHandlerAdapter<>(handlers).subscribe(bus);
        return this;
    }

    public <T> T ask(Object query, Class<T> answer) {
        return gateway.query(query, ResponseTypes.optionalInstanceOf(answer))
                .join()
                .orElse(null);
    }

    public ReadSide at(Instant time) {
        now = time;
        return this;
    }

    /** Stores the events of one aggregate, the time moving on by a second with each. */
    public ReadSide store(Object aggregate, Object... payloads) {
        Arrays.stream(payloads).forEach(payload -> publish(domain(aggregate.toString(), payload)));
        return this;
    }

    public ReadSide storeDeadline(Object payload) {
        publish(new GenericEventMessage<>(new GenericMessage<>(payload, Actor.PLATFORM.asMetaData()), () -> now));
        return this;
    }

    private void publish(EventMessage<?> message) {
        events.publish(message);
        now = now.plusSeconds(1);
    }

    private GenericDomainEventMessage<?> domain(String aggregate, Object payload) {
        var sequence = sequences.merge(aggregate, 0L, (old, none) -> old + 1);
        var time = now;
        var metaData = MetaData.with(Actor.ID_KEY, "mbr_lerato")
                .and(Actor.ROLE_KEY, "MENTEE")
                .and("traceId", "trace-1")
                .and("correlationId", "cause-1");
        return new GenericDomainEventMessage<>(
                "test", aggregate, sequence, new GenericMessage<>(payload, metaData), () -> time);
    }

    /** Hands everything new to all processors, in batches as large as can be, as the platform does. */
    public ReadSide catchUp() {
        return catchUp(Integer.MAX_VALUE);
    }

    public ReadSide catchUp(int batchSize) {
        return deliver(newMessages(), batchSize);
    }

    /** Delivers the first so many of what is new, as after a crash that lost the token and not the writes. */
    public ReadSide deliverFirst(int count) {
        return deliver(newMessages().subList(0, count), 1);
    }

    private ReadSide deliver(List<TrackedEventMessage<?>> messages, int batchSize) {
        processors.forEach((name, handlers) -> {
            for (var from = 0; from < messages.size(); ) {
                var to = (int) Math.min(messages.size(), (long) from + batchSize);
                handle(name, handlers, messages.subList(from, to));
                from = to;
            }
        });
        if (!messages.isEmpty()) {
            seen = messages.getLast().trackingToken();
        }
        return this;
    }

    /** Hands events that are in no store to some processors, as one batch. */
    public void deliver(Collection<String> names, List<TrackedEventMessage<?>> batch) {
        names.forEach(name -> handle(name, processors.getOrDefault(name, List.of()), batch));
    }

    /** Starts reading from the first event again; the read models stay as they are. */
    public ReadSide rewind() {
        seen = null;
        processors.keySet().forEach(this::begins);
        return this;
    }

    /** As after a start of that processor, whose model others may have written since. */
    public void begins(String processor) {
        bean(BatchedWrites.class).begins(processor, -1);
    }

    public ReadSide reset() {
        processors.values().stream().flatMap(List::stream).forEach(AnnotationEventHandlerAdapter::prepareReset);
        return rewind();
    }

    /** Begins to build what one processor writes anew, beside what is read. */
    public Beside beginBeside(RebuildId rebuildId, String processor) {
        return Beside.begin(
                rebuildId, () -> processors.get(processor).forEach(AnnotationEventHandlerAdapter::prepareReset));
    }

    /** Hands everything there is to what is built beside. */
    public void buildBeside(Beside beside, String processor, int batchSize) {
        var messages = storage.readEvents(null, false)
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();
        for (var from = 0; from < messages.size(); from += batchSize) {
            var batch = messages.subList(from, Math.min(messages.size(), from + batchSize));
            var unitOfWork = new BatchingUnitOfWork<>(batch);
            beside.enter(unitOfWork);
            handle(processors.get(processor), unitOfWork);
        }
    }

    private void handle(
            String processor, List<AnnotationEventHandlerAdapter> handlers, List<TrackedEventMessage<?>> batch) {
        handle(handlers, new BatchingUnitOfWork<>(batch));
        bean(BatchedWrites.class)
                .written(processor, batch.getLast().trackingToken().position().orElseThrow());
    }

    private void handle(
            List<AnnotationEventHandlerAdapter> handlers, BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork) {
        var writes = bean(BatchedWrites.class);
        unitOfWork.onPrepareCommit(committing -> writes.flush());
        var result = unitOfWork.executeWithResult(() -> {
            for (var handler : handlers) {
                handler.handle(unitOfWork.getMessage());
            }
            return null;
        });
        if (result.isExceptional()) {
            throw new AssertionError(result.exceptionResult());
        }
    }

    /** Read off the storage itself: a stream of the store may not have heard of what was appended just now. */
    public List<TrackedEventMessage<?>> newMessages() {
        return storage.readEvents(seen, false)
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();
    }

    public List<AnnotationEventHandlerAdapter> handlers() {
        return processors.values().stream().flatMap(List::stream).toList();
    }

    public List<Object> projections() {
        return projections;
    }

    /** What the store is asked to do, each as a command and its collection. */
    public List<String> commandsDuring(Runnable action) {
        commands.clear();
        action.run();
        return List.copyOf(commands);
    }

    /**
     * What the store had to do for something.
     *
     * @param commands how many it was sent
     * @param examined how many documents its finds had to look at, see {@link Examined}
     * @param documents how many it answered
     * @param bytes how large its answers were
     */
    public record Cost(int commands, long examined, long documents, long bytes) {}

    public Cost costOf(Runnable action) {
        commands.clear();
        finds.clear();
        answers.clear();
        action.run();
        var sent = commands.size();
        var asked = List.copyOf(finds);
        var answered = List.copyOf(answers);
        var examined = new Examined(client.getDatabase("read"));
        return new Cost(
                sent,
                asked.stream().mapToLong(examined::by).sum(),
                answered.stream().mapToLong(ReadSide::documents).sum(),
                answered.stream()
                        .mapToLong(answer -> new RawBsonDocument(answer, new BsonDocumentCodec())
                                .getByteBuffer()
                                .remaining())
                        .sum());
    }

    private static long documents(BsonDocument answer) {
        var cursor = answer.getDocument("cursor", new BsonDocument());
        return Stream.of("firstBatch", "nextBatch")
                .filter(cursor::containsKey)
                .mapToLong(batch -> cursor.getArray(batch).size())
                .sum();
    }

    /** Everything the read models hold, by collection and id. */
    public Map<String, Map<Object, Document>> documents() {
        Map<String, Map<Object, Document>> all = new TreeMap<>();
        var database = client.getDatabase("read");
        for (var name : database.listCollectionNames()) {
            var documents = new HashMap<Object, Document>();
            database.getCollection(name).find().forEach(document -> documents.put(document.get("_id"), document));
            all.put(name, documents);
        }
        return all;
    }

    public MongoTemplate mongo() {
        return bean(MongoTemplate.class);
    }

    @Override
    public void close() {
        beans.close();
        events.shutDown();
        client.close();
        server.shutdownNow();
    }

    private record StoredLog(InMemoryEventStorageEngine storage) implements EventLog {

        @Override
        public List<TrackedEventMessage<?>> read(Set<Class<?>> types, long after, int most) {
            return all().filter(message -> message.trackingToken().position().orElseThrow() > after
                            && types.contains(message.getPayloadType()))
                    .limit(most)
                    .toList();
        }

        @Override
        public long positionBefore(Instant moment) {
            return all().filter(message -> !message.getTimestamp().isBefore(moment))
                            .findFirst()
                            .map(message -> message.trackingToken().position().orElseThrow())
                            .orElse(head() + 1)
                    - 1;
        }

        @Override
        public long lastBefore(Instant moment) {
            return all().filter(message -> message.getTimestamp().isBefore(moment))
                    .mapToLong(message -> message.trackingToken().position().orElseThrow())
                    .max()
                    .orElse(-1);
        }

        @Override
        public long head() {
            var head = storage.createHeadToken();
            return head == null ? -1 : head.position().orElse(-1);
        }

        private Stream<TrackedEventMessage<?>> all() {
            return storage.readEvents(null, false).map(message -> message);
        }
    }

    private record Commands(List<String> names, List<BsonDocument> finds, List<BsonDocument> answers)
            implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var target = event.getCommand().get(event.getCommandName());
            names.add(event.getCommandName()
                    + ' '
                    + (target.isString() ? target.asString().getValue() : ""));
            if (event.getCommandName().equals("find")) {
                finds.add(event.getCommand().clone());
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            answers.add(event.getResponse().clone());
        }
    }

    private static final class SetClock extends Clock {

        private final Supplier<Instant> time;

        private SetClock(Supplier<Instant> time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.get();
        }
    }
}
