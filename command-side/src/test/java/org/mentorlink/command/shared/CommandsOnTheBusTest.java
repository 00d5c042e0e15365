package org.mentorlink.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.TOPIC;
import static org.mentorlink.mothers.Bookings.request;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.ADAS_CLAIM;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.adaRegistered;
import static org.mentorlink.mothers.Members.clockAt;
import static org.mentorlink.mothers.Members.emailClaimed;
import static org.mentorlink.mothers.Members.grant;
import static org.mentorlink.mothers.Members.granted;
import static org.mentorlink.mothers.Members.registerAda;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.apply;
import static org.mentorlink.mothers.Mentors.approve;
import static org.mentorlink.mothers.Mentors.setAvailability;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.spring.config.SpringAggregateLookup;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.axonframework.spring.config.SpringConfigurer;
import org.axonframework.spring.config.annotation.SpringParameterResolverFactoryBean;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotterFactoryBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.OpenRequestsEvent.RequestCounted;
import org.mentorlink.booking.OpenRequestsId;
import org.mentorlink.booking.Party;
import org.mentorlink.command.booking.KnownGateways;
import org.mentorlink.command.calendars.OutsideCalendars;
import org.mentorlink.membership.EmailClaimEvent.EmailClaimed;
import org.mentorlink.membership.MemberCommand.RecordSignIn;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The aggregates as Spring wires them, on a store that takes each sequence number once, as the real one does. */
class CommandsOnTheBusTest {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Wiring.class);
    private final CommandGateway commands = context.getBean(CommandGateway.class);
    private final StrictStorage storage = context.getBean(StrictStorage.class);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void a_registration_claims_its_address() {
        send(registerAda());
        assertThat(storage.payloads()).containsExactly(emailClaimed(), adaRegistered(), granted(Role.MENTEE));
    }

    @Test
    void a_second_registration_of_an_address_is_refused() {
        send(registerAda());
        assertRefused(() -> send(registerAda(LINUS)), "EMAIL_TAKEN", "input", "email");
        assertThat(storage.payloads()).hasSize(3);
    }

    @Test
    void a_registration_that_loses_the_race_for_an_address_is_refused() {
        storage.beforeNextAppends(
                1, () -> storage.appendElsewhere("EmailClaim", ADAS_CLAIM, new EmailClaimed(ADAS_CLAIM, LINUS)));

        assertRefused(() -> send(registerAda()), "EMAIL_TAKEN", "input", "email");

        assertThat(storage.payloads()).containsExactly(new EmailClaimed(ADAS_CLAIM, LINUS));
    }

    @Test
    void a_registration_that_loses_the_race_against_itself_changes_nothing() {
        storage.beforeNextAppends(1, () -> {
            storage.appendElsewhere("Member", ADA, adaRegistered());
            storage.appendElsewhere("Member", ADA, granted(Role.MENTEE));
            storage.appendElsewhere("EmailClaim", ADAS_CLAIM, emailClaimed());
        });

        send(registerAda());

        assertThat(storage.payloads()).containsExactly(adaRegistered(), granted(Role.MENTEE), emailClaimed());
    }

    @Test
    void a_command_that_keeps_losing_is_refused_as_a_conflict() {
        send(registerAda());
        storage.beforeNextAppends(
                RefusingCommandBus.ATTEMPTS,
                () -> storage.appendElsewhere("Member", ADA, new RoleGranted(ADA, Role.FINANCE)));

        assertRefused(() -> send(grant(Role.ADMIN)), "CONFLICT");
    }

    /** Two commands hold what the other one waits for; the one that is told so is repeated. */
    @Test
    void a_command_that_meets_another_on_its_way_is_repeated() {
        send(registerAda());
        storage.beforeNextAppends(1, () -> {
            throw new DeadlockException("met");
        });

        send(grant(Role.MENTOR));

        assertThat(storage.payloads()).endsWith(granted(Role.MENTOR));
    }

    @Test
    void a_command_that_wins_in_the_end_is_carried_out() {
        send(registerAda());
        storage.beforeNextAppends(
                RefusingCommandBus.ATTEMPTS - 1,
                () -> storage.appendElsewhere("Member", ADA, new RoleGranted(ADA, Role.FINANCE)));

        send(grant(Role.MENTOR));

        assertThat(storage.payloads()).endsWith(granted(Role.MENTOR));
    }

    @Test
    void a_booking_is_made_from_the_offer_of_its_mentor() {
        send(registerAda(GRACE));
        send(apply());
        send(approve());
        send(setAvailability());

        send(request());

        assertThat(storage.payloads()).endsWith(requested());
    }

    @Test
    void three_requests_without_a_time_are_counted_and_no_more_until_one_is_over() {
        openMentor();
        for (var index = 0; index < 3; index++) {
            send(ask(index));
        }
        assertRefused(() -> send(ask(3)), "TOO_MANY_SESSION_REQUESTS", "input", "mentorId");
        send(ask(2));
        assertThat(counted()).hasSize(3);

        send(new EndSessionRequest(asked(1), ADA, Party.MENTEE, null));
        send(ask(3));
        assertThat(counted().getLast())
                .isEqualTo(new RequestCounted(
                        OpenRequestsId.of(MENTOR_GRACE, ADA), MENTOR_GRACE, ADA, asked(3), List.of(asked(1))));
        assertRefused(() -> send(ask(4)), "TOO_MANY_SESSION_REQUESTS", "input", "mentorId");
    }

    /** Another process counts the third at the moment this one would. */
    @Test
    void a_request_that_loses_the_race_for_the_last_place_is_refused() {
        openMentor();
        send(ask(0));
        send(ask(1));
        var id = OpenRequestsId.of(MENTOR_GRACE, ADA);
        storage.beforeNextAppends(1, () -> {
            storage.appendElsewhere("Booking", asked(9), askedFor(9));
            storage.appendElsewhere("OpenRequests", id, new RequestCounted(id, MENTOR_GRACE, ADA, asked(9), List.of()));
        });

        assertRefused(() -> send(ask(2)), "TOO_MANY_SESSION_REQUESTS", "input", "mentorId");

        assertThat(storage.payloads())
                .filteredOn(SessionRequested.class::isInstance)
                .hasSize(3);
    }

    private void openMentor() {
        send(registerAda(GRACE));
        send(apply());
        send(approve());
    }

    private static BookingId asked(int index) {
        return new BookingId("bkg_asked-" + index);
    }

    private static RequestSession ask(int index) {
        return new RequestSession(asked(index), MENTOR_GRACE, ADA, null, TOPIC, null, null);
    }

    private static SessionRequested askedFor(int index) {
        return new SessionRequested(
                asked(index),
                MENTOR_GRACE,
                GRACE,
                ADA,
                Personal.of(ADA, TOPIC),
                null,
                Modality.VIDEO,
                null,
                Settings.SESSION,
                PRICE,
                Settings.COMMISSION_BASIS_POINTS,
                CancellationPolicy.STANDARD,
                Personal.of(ADA, "hash"),
                NOW.plus(Settings.CONFIRMATION));
    }

    private List<RequestCounted> counted() {
        return storage.payloads().stream()
                .filter(RequestCounted.class::isInstance)
                .map(RequestCounted.class::cast)
                .toList();
    }

    @Test
    void an_unknown_mentor_cannot_be_booked() {
        assertRefused(() -> send(request()), "NOT_FOUND", "input", "mentorId");
    }

    @Test
    void a_mentor_who_is_not_approved_cannot_be_booked() {
        send(apply());
        send(setAvailability());
        assertRefused(() -> send(request()), "MENTOR_NOT_BOOKABLE", "input", "mentorId");
    }

    @Test
    void a_command_to_nothing_is_refused() {
        assertRefused(() -> send(new ConfirmBooking(BOOKING)), "NOT_FOUND", "input", "bookingId");
        assertRefused(() -> send(approve()), "NOT_FOUND", "input", "mentorId");
    }

    @Test
    void a_full_calendar_is_snapshotted_and_read_from_its_snapshot() {
        for (var index = 0; index < 101; index++) {
            send(reserve(index));
        }
        assertThat(storage.readSnapshot(GRACES_CALENDAR.value())).isPresent();

        var before = storage.payloads().size();
        send(reserve(0));
        send(reserve(100));
        assertThat(storage.payloads()).hasSize(before);
    }

    @Test
    void a_member_who_signs_in_often_is_snapshotted_and_read_from_the_snapshot() {
        send(registerAda());
        for (var index = 0; index < 101; index++) {
            send(new RecordSignIn(ADA, SignInMethod.PASSWORD));
        }
        assertThat(storage.readSnapshot(ADA.value())).isPresent();

        send(grant(Role.MENTEE));
        assertThat(storage.payloads()).filteredOn(granted(Role.MENTEE)::equals).hasSize(1);
    }

    /** Far ahead, as events carry the time of the wall here and a calendar forgets what is over by then. */
    private static ReserveTime reserve(int index) {
        var slot = TimeSlot.of(NOW.plus(Duration.ofDays(36_500 + index)), Duration.ofHours(1));
        return new ReserveTime(GRACES_CALENDAR, new BookingId("bkg_" + index), Party.MENTOR, slot);
    }

    private void send(Object command) {
        commands.sendAndWait(command);
    }

    private static void assertRefused(ThrowingCallable sending, String code, String... path) {
        assertThatThrownBy(sending).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.refusal().path()).containsExactly(path);
        });
    }

    // No @Configuration, as app's tests have this on their class path and look for those. Alone: its worker asks the
    // query side.
    @Import(OutsideCalendars.class)
    @ComponentScan({
        "org.mentorlink.command.booking",
        "org.mentorlink.command.membership",
        "org.mentorlink.command.mentoring",
        "org.mentorlink.command.governance",
        "org.mentorlink.command.program",
        "org.mentorlink.command.shared"
    })
    static class Wiring {

        /** As where other processes append too. */
        @Bean
        Cache aggregateCache() {
            return NoCache.INSTANCE;
        }

        @Bean
        static SpringAggregateLookup aggregates() {
            return new SpringAggregateLookup();
        }

        @Bean
        static SpringParameterResolverFactoryBean parameters() {
            return new SpringParameterResolverFactoryBean();
        }

        @Bean
        SpringConfigurer configurer(
                ConfigurableListableBeanFactory beans,
                ParameterResolverFactory parameterResolverFactory,
                List<ConfigurerModule> modules) {
            var configurer = new SpringConfigurer(beans);
            configurer.registerComponent(ParameterResolverFactory.class, any -> parameterResolverFactory);
            modules.forEach(module -> module.configureModule(configurer));
            return configurer;
        }

        @Bean
        @Primary
        SpringAxonConfiguration axon(Configurer configurer) {
            return new SpringAxonConfiguration(configurer);
        }

        @Bean
        StrictStorage storage() {
            return new StrictStorage();
        }

        @Bean
        EventStore eventStore(StrictStorage storage) {
            return EmbeddedEventStore.builder().storageEngine(storage).build();
        }

        @Bean
        SpringAggregateSnapshotterFactoryBean snapshotter() {
            return new SpringAggregateSnapshotterFactoryBean();
        }

        @Bean
        CommandBus commandBus() {
            return new RefusingCommandBus(AsynchronousCommandBus.builder());
        }

        @Bean
        CommandGateway commandGateway(CommandBus commandBus) {
            return DefaultCommandGateway.builder().commandBus(commandBus).build();
        }

        @Bean
        Clock clock() {
            return clockAt(NOW);
        }

        @Bean
        KnownGateways gateways() {
            return GATEWAY::equals;
        }
    }

    /** Refuses a sequence number that is taken, all events of the append together, in the way of the JDBC engine. */
    static final class StrictStorage extends InMemoryEventStorageEngine {

        private final List<DomainEventMessage<?>> stored = new ArrayList<>();
        private final Set<String> taken = new HashSet<>();
        private Runnable rival = () -> {};
        private int times;

        void beforeNextAppends(int count, Runnable what) {
            times = count;
            rival = what;
        }

        void appendElsewhere(String type, Object id, Object payload) {
            var sequence = stored.stream()
                    .filter(event -> event.getAggregateIdentifier().equals(id.toString()))
                    .count();
            append(List.of(new GenericDomainEventMessage<>(type, id.toString(), sequence, payload)));
        }

        List<Object> payloads() {
            return stored.stream().<Object>map(EventMessage::getPayload).toList();
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            if (times > 0) {
                times--;
                elsewhere(rival);
            }
            append(events);
        }

        /** On a thread of its own, since the engine joins what it stores to the unit of work of its thread. */
        private static void elsewhere(Runnable what) {
            try {
                var thread = new Thread(what);
                thread.start();
                thread.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private void append(List<? extends EventMessage<?>> events) {
            var domainEvents = events.stream()
                    .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                    .toList();
            var keys = domainEvents.stream()
                    .map(event -> event.getAggregateIdentifier() + '/' + event.getSequenceNumber())
                    .toList();
            if (keys.stream().anyMatch(taken::contains)) {
                throw domainEvents.getFirst().getSequenceNumber() == 0
                        ? new AggregateStreamCreationException("the stream exists")
                        : new ConcurrencyException("the sequence number is taken");
            }
            taken.addAll(keys);
            stored.addAll(domainEvents);
            super.appendEvents(events);
        }
    }
}
