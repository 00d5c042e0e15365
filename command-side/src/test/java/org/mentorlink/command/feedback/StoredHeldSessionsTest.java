package org.mentorlink.command.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.util.ArrayList;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.mothers.Bookings;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class StoredHeldSessionsTest {

    private static final HeldSession HELD = new HeldSession(BOOKING, MENTOR_GRACE, GRACE, ADA);

    @Test
    void a_completed_session_was_held_whatever_came_after() {
        var completed = new BookingCompleted(BOOKING);

        assertThat(after(requested(), confirmed(), completed)).isEqualTo(HELD);
        assertThat(after(requested(), confirmed(), completed, new BookingClosed(BOOKING)))
                .isEqualTo(HELD);
        assertThat(after(requested(), confirmed(), completed, disputed(DisputeSource.MENTEE, null)))
                .isEqualTo(HELD);
    }

    @Test
    void one_that_was_missed_given_up_or_is_still_to_come_was_not() {
        refuses("SESSION_NOT_HELD", requested());
        refuses("SESSION_NOT_HELD", requested(), confirmed());
        refuses("SESSION_NOT_HELD", requested(), confirmed(), Bookings.cancelled(CancelledBy.MENTEE));
        refuses("SESSION_NOT_HELD", requested(), confirmed(), new NoShowRecorded(BOOKING, Absent.MENTEE));
    }

    @Test
    void nothing_is_known_of_what_nobody_requested() {
        assertThatThrownBy(() -> sessions(requested()).get(OTHER_BOOKING))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("NOT_FOUND"));
    }

    private static void refuses(String code, BookingEvent... events) {
        assertThatThrownBy(() -> after(events))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static HeldSession after(BookingEvent... events) {
        return sessions(events).get(BOOKING);
    }

    private static HeldSessions sessions(BookingEvent... events) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var event : events) {
            messages.add(new GenericDomainEventMessage<>("Booking", BOOKING.value(), messages.size(), event));
        }
        store.publish(messages);
        var beans = new StaticListableBeanFactory();
        beans.addBean("eventStore", store);
        return new StoredHeldSessions(beans.getBeanProvider(EventStore.class));
    }
}
