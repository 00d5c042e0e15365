package org.mentorlink.app.stories;

import java.lang.reflect.Constructor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.saga.repository.NoResourceInjector;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.command.booking.Booking;
import org.mentorlink.command.booking.Calendar;
import org.mentorlink.command.booking.GroupSession;
import org.mentorlink.command.booking.KnownGateways;
import org.mentorlink.command.booking.MentorOffers;
import org.mentorlink.command.booking.RequestCount;
import org.mentorlink.command.booking.StrikeBook;
import org.mentorlink.command.governance.ParkedStep;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.PayoutRuns;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.command.shared.RefusingCommandBus;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.membership.MemberId;
import org.mentorlink.saga.booking.BookingSaga;
import org.mentorlink.saga.booking.DisputeSaga;
import org.mentorlink.saga.booking.GroupSessionSaga;
import org.mentorlink.saga.booking.ProposalSaga;
import org.mentorlink.saga.payment.CreditPurchaseSaga;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The booking process as it runs, aggregates, processes and payment worker, in one thread. Whoever tells a story decides
 * what comes next: a reader handles its next event, a deadline falls due, a member does something.
 */
final class World {

    static final Instant BEGIN = Instant.parse("2026-03-02T06:00:00Z");

    /** How long a freed seat is kept for who is the first to wait for one. */
    private static final Duration OFFER = Duration.ofHours(2);

    /** Some stories pay at once, some at runs, some only what is enough. */
    private static final class Runs implements PayoutRuns {

        private boolean daily;
        private long minimum;

        @Override
        public @Nullable Instant next(Instant now) {
            return daily ? now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)) : null;
        }

        @Override
        public Money minimum(String currency) {
            return Money.of(minimum, currency);
        }

        void draw(Random dice) {
            daily = dice.nextInt(3) > 0;
            minimum = dice.nextInt(2) == 0 ? 1 + dice.nextInt(80_000) : 0;
        }
    }

    /** Nobody is counted for anything in a story. */
    private static final class NoStrikes implements StrikeBook {

        @Override
        public void note(MemberId memberId, BookingId bookingId, StrikeKind kind, Instant startsAt) {}

        @Override
        public void withdraw(MemberId memberId, BookingId bookingId) {}

        @Override
        public Optional<Instant> blockedUntil(MemberId memberId) {
            return Optional.empty();
        }
    }

    /** A clock that a story moves. */
    private final class StoryClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    final Bank bank = new Bank();
    final Schedule schedule = new Schedule();
    Model model = new Model(false);
    Random random = new Random(0);

    private final Object gateways;
    private final Runs runs = new Runs();
    private final Clock clock = new StoryClock();
    private final EventLog log;
    private final Sagas sagas = new Sagas();
    private final List<Reader> readers = new ArrayList<>();
    private final Configuration axon;
    private final CommandGateway commands;
    private Instant now = BEGIN;
    private Runnable meanwhile = () -> {};
    private boolean inBetween;

    World(MentorOffers offers) {
        this(offers, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** In which packs of credits are bought, and nothing is booked. */
    static World ofPacks(UnaryOperator<Object> sabotage) {
        return new World(
                mentor -> {
                    throw new IllegalStateException("nothing is booked");
                },
                sabotage,
                UnaryOperator.identity(),
                true);
    }

    /**
     * @param sabotage what becomes of a command on its way
     * @param memory as what aggregates remember an event
     */
    World(MentorOffers offers, UnaryOperator<Object> sabotage, UnaryOperator<Object> memory) {
        this(offers, sabotage, memory, false);
    }

    private World(MentorOffers offers, UnaryOperator<Object> sabotage, UnaryOperator<Object> memory, boolean packs) {
        log = new EventLog(clock, event -> model.see(event), memory);
        var bus = new RefusingCommandBus(AsynchronousCommandBus.builder().executor(this::apart));
        bus.registerDispatchInterceptor(messages -> (index, message) -> {
            CommandMessage<?> command = message;
            var payload = sabotage.apply(command.getPayload());
            return payload == command.getPayload()
                    ? message
                    : new GenericCommandMessage<>(payload, command.getMetaData());
        });
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(config -> log)
                .configureCommandBus(config -> bus)
                .configureSerializer(config -> Jackson3Serializer.builder().build())
                // Processes get theirs with each event; looking for more takes a quarter of all the time.
                .configureResourceInjector(config -> NoResourceInjector.INSTANCE)
                .registerComponent(Clock.class, config -> clock)
                .registerComponent(MentorOffers.class, config -> offers)
                .registerComponent(EventScheduler.class, config -> schedule)
                .registerComponent(
                        ProcessSteps.class,
                        config -> new ProcessSteps(config.commandGateway(), retry -> {}, Duration.ofMinutes(1)))
                .configureAggregate(Booking.class)
                .configureAggregate(Calendar.class)
                .configureAggregate(GroupSession.class)
                .configureAggregate(hidden("booking.OpenRequests"))
                .configureAggregate(ParkedStep.class)
                .configureAggregate(hidden("payment.Payment"))
                .configureAggregate(hidden("payment.Payout"))
                .configureAggregate(hidden("payment.MentorAccount"));
        gateways = made(hidden("payment.PaymentGateways"), List.of((PaymentGateway) bank), bank.name());
        configurer.registerComponent(PayoutRuns.class, config -> runs);
        configurer.registerComponent(KnownGateways.class, config -> (KnownGateways) gateways);
        register(configurer, hidden("payment.TransferringGateways"), gateways);
        register(configurer, hidden("payment.EvidenceGateways"), gateways);
        Onboardings nothingMissing = (member, role) -> Optional.empty();
        register(
                configurer,
                hidden("booking.BookingReadiness"),
                made(hidden("booking.BookingReadiness"), nothingMissing, new NoStrikes()));
        configurer.registerComponent(StrikeBook.class, config -> new NoStrikes());
        register(
                configurer,
                hidden("booking.GroupSessions"),
                made(hidden("booking.RepositoryGroupSessions"), later(() -> repository(GroupSession.class))));
        register(configurer, hidden("booking.OfferTime"), made(hidden("booking.OfferTime"), OFFER));
        configurer.registerComponent(RequestCount.class, config -> (RequestCount) made(
                hidden("booking.RepositoryRequestCount"),
                later(() -> repository(hidden("booking.OpenRequests"))),
                made(Streams.class, later(config::eventStore))));
        configurer.eventProcessing(processing -> processing
                .registerEventProcessorFactory((name, config, invoker) -> {
                    var reader = new Reader(name, invoker, log);
                    readers.add(reader);
                    return reader;
                })
                .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance())
                .registerEventHandler(
                        config -> made(hidden("payment.PayoutBatchWorker"), worker(config), gateways, schedule, clock))
                .registerSagaStore(config -> sagas)
                .registerSaga(BookingSaga.class)
                .registerSaga(ProposalSaga.class)
                .registerSaga(GroupSessionSaga.class)
                .registerSaga(DisputeSaga.class)
                .registerEventHandler(config ->
                        made(hidden("payment.PaymentWorker"), gateways, config.commandGateway(), schedule, clock)));
        if (packs) {
            addPacks(configurer);
        }
        axon = configurer.start();
        commands = axon.commandGateway();
        if (readers.size() != (packs ? 7 : 5)) {
            throw new IllegalStateException(
                    "readers: " + readers.stream().map(Reader::getName).toList());
        }
    }

    private void addPacks(Configurer configurer) {
        var pack = hidden("payment.CreditPack");
        configurer
                .configureAggregate(pack)
                .configureAggregate(hidden("payment.CreditPurchase"))
                .configureAggregate(hidden("payment.CreditAccount"));
        register(configurer, hidden("payment.PaymentGateways"), gateways);
        register(
                configurer,
                hidden("payment.PacksOnOffer"),
                made(hidden("payment.RepositoryPacksOnOffer"), later(() -> repository(pack))));
        configurer.eventProcessing(processing -> processing
                .registerSaga(CreditPurchaseSaga.class)
                .registerEventHandler(config -> made(
                        named("org.mentorlink.saga.payment.WhenPackIsPaidGiveCredits"),
                        config.getComponent(ProcessSteps.class))));
    }

    private Object worker(Configuration config) {
        return made(hidden("payment.PaymentWorker"), gateways, config.commandGateway(), schedule, clock);
    }

    private static <T> void register(Configurer configurer, Class<T> type, Object component) {
        configurer.registerComponent(type, config -> type.cast(component));
    }

    private Repository<?> repository(Class<?> aggregate) {
        return axon.repository(aggregate);
    }

    /** What is asked for once everything is there. */
    private static <T> ObjectProvider<T> later(Supplier<T> thing) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return thing.get();
            }
        };
    }

    private static Class<?> hidden(String name) {
        return named("org.mentorlink.command." + name);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made(Class<?> type, Object... arguments) {
        try {
            var constructor = Stream.of(type.getDeclaredConstructors())
                    .filter(each -> takes(each, arguments))
                    .findFirst()
                    .orElseThrow();
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean takes(Constructor<?> constructor, Object... arguments) {
        var types = constructor.getParameterTypes();
        return types.length == arguments.length
                && IntStream.range(0, types.length).allMatch(at -> types[at].isInstance(arguments[at]));
    }

    /**
     * Everything anew.
     *
     * @param meanwhile may happen just before any command of a process or the worker is handled
     * @param quarrelsome steps may be set aside for staff
     */
    void begin(Random dice, Runnable meanwhile, boolean quarrelsome) {
        random = dice;
        this.meanwhile = meanwhile;
        now = BEGIN;
        model = new Model(quarrelsome);
        bank.open(dice, quarrelsome);
        schedule.clear();
        log.clear();
        sagas.clear();
        readers.forEach(Reader::toStart);
    }

    /** Payouts of this story are sent together. */
    void collectPayouts(Random dice) {
        runs.draw(dice);
    }

    void calmDown() {
        bank.calmDown();
        meanwhile = () -> {};
    }

    void stirUp(Runnable again) {
        bank.stirUp();
        meanwhile = again;
    }

    Instant now() {
        return now;
    }

    int events() {
        return log.size();
    }

    List<Object> payloads() {
        return IntStream.range(0, log.size())
                .<Object>mapToObj(number -> log.at(number).getPayload())
                .toList();
    }

    List<String> told() {
        var lines = new ArrayList<String>();
        for (var i = 0; i < log.size(); i++) {
            lines.add(log.at(i).getTimestamp() + " " + log.at(i).getPayload());
        }
        return lines;
    }

    /** @throws RuntimeException when it is refused */
    void send(Object command) {
        commands.sendAndWait(command);
    }

    /** One of those that lag behind handles its next event. */
    boolean read(boolean crash) {
        var behind = readers.stream().filter(Reader::isBehind).toList();
        if (behind.isEmpty()) {
            return false;
        }
        var undo = schedule.undo();
        try {
            behind.get(random.nextInt(behind.size())).step(crash);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        if (crash) {
            undo.run();
        }
        return true;
    }

    /** The next deadline comes, at its time. */
    boolean due() {
        var due = schedule.next();
        due.ifPresent(next -> {
            schedule.remove(next);
            now = next.at().isAfter(now) ? next.at() : now;
            axon.eventStore().publish(next.event());
        });
        return due.isPresent();
    }

    /** Whether something is due by now. */
    boolean isDue() {
        return schedule.next().filter(next -> !next.at().isAfter(now)).isPresent();
    }

    /** Time goes by, up to the next deadline. */
    void pass(Duration time) {
        var then = now.plus(time);
        var until = schedule.next().map(Schedule.Due::at).filter(then::isAfter).orElse(then);
        now = until.isAfter(now) ? until : now;
    }

    /** Commands are handled outside the unit of work of whoever sends them, as if on another thread. */
    private void apart(Runnable handling) {
        var outer = new ArrayDeque<UnitOfWork<?>>();
        while (CurrentUnitOfWork.isStarted()) {
            var unitOfWork = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(unitOfWork);
            outer.push(unitOfWork);
        }
        try {
            if (!outer.isEmpty() && !inBetween) {
                inBetween = true;
                try {
                    meanwhile.run();
                } finally {
                    inBetween = false;
                }
            }
            handling.run();
        } finally {
            outer.forEach(CurrentUnitOfWork::set);
        }
    }
}
