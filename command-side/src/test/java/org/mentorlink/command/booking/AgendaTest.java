package org.mentorlink.command.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.AgendaCommand;
import org.mentorlink.booking.AgendaCommand.AddAgendaItem;
import org.mentorlink.booking.AgendaCommand.ChangeAgendaItem;
import org.mentorlink.booking.AgendaCommand.RemoveAgendaItem;
import org.mentorlink.booking.AgendaCommand.ReorderAgenda;
import org.mentorlink.booking.AgendaCommand.TickAgendaItem;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.AgendaEvent.AgendaItemAdded;
import org.mentorlink.booking.AgendaEvent.AgendaItemChanged;
import org.mentorlink.booking.AgendaEvent.AgendaItemRemoved;
import org.mentorlink.booking.AgendaEvent.AgendaItemTicked;
import org.mentorlink.booking.AgendaEvent.AgendaReordered;
import org.mentorlink.booking.AgendaId;
import org.mentorlink.booking.AgendaItemId;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

class AgendaTest {

    private static final AgendaId AGENDA = AgendaId.of(BOOKING);
    private static final AgendaItemId FIRST = new AgendaItemId("agi_1");
    private static final AgendaItemId SECOND = new AgendaItemId("agi_2");
    private static final AgendaItemId THIRD = new AgendaItemId("agi_3");
    private static final AgendaItemAdded PARSERS = added(Party.MENTEE, FIRST, "Parsers");
    private static final AgendaItemAdded CAREER = added(Party.MENTOR, SECOND, "Career");
    private static final AgendaItemRemoved GONE = new AgendaItemRemoved(AGENDA, BOOKING, Party.MENTOR, FIRST);
    private static final BookingEvent[] CONFIRMED = {requested(), confirmed()};
    private static final Instant LAST = SESSION.endsAt().plus(Settings.AGENDA_AFTER);

    @AfterAll
    static void every_command_and_event_was_in_a_scenario() {
        Scenario.assertAllUsed(AgendaCommand.class, AgendaEvent.class);
    }

    @Nested
    class Adding {

        @Test
        void is_for_both_and_tells_who_it_was() {
            agenda().when(adding(ADA, FIRST, " Parsers ")).then(PARSERS);
            agenda().given(PARSERS).when(adding(GRACE, SECOND, "Career")).then(CAREER);
        }

        @Test
        void changes_nothing_twice_not_even_when_it_was_removed() {
            agenda().given(PARSERS).when(adding(ADA, FIRST, "Parsers")).nothing();
            agenda().given(PARSERS, GONE).when(adding(ADA, FIRST, "Parsers")).nothing();
        }

        @Test
        void is_refused_to_others() {
            agenda().when(adding(LINUS, FIRST, "Parsers")).refused("ONLY_PARTICIPANTS", "input", "bookingId");
        }

        @Test
        void is_refused_without_words_or_with_too_many() {
            agenda().when(adding(ADA, FIRST, "\u200b")).refused("BLANK_ITEM", "input", "text");
            agenda().when(adding(ADA, FIRST, "x".repeat(501))).refused("ITEM_TOO_LONG", "input", "text");
        }

        @Test
        void is_refused_where_it_is_full() {
            var full = IntStream.rangeClosed(1, 50)
                    .mapToObj(number -> added(Party.MENTEE, new AgendaItemId("agi_" + number), "x"))
                    .toArray();
            agenda().given(full)
                    .when(adding(ADA, new AgendaItemId("agi_51"), "x"))
                    .refused("AGENDA_FULL", "input", "bookingId");
            var freed = new ArrayList<>(List.of(full));
            freed.add(GONE);
            agenda().given(freed.toArray())
                    .when(adding(ADA, new AgendaItemId("agi_51"), "x"))
                    .then(added(Party.MENTEE, new AgendaItemId("agi_51"), "x"));
        }
    }

    @Nested
    class Time {

        static Stream<List<BookingEvent>> alive() {
            return Stream.of(
                    List.of(requested()),
                    List.of(requested(ConfirmationMode.APPROVAL), awaited()),
                    List.of(CONFIRMED),
                    List.of(
                            requested(),
                            confirmed(),
                            checkedIn(Party.MENTOR),
                            checkedIn(Party.MENTEE),
                            new BookingCompleted(BOOKING)));
        }

        @ParameterizedTest
        @MethodSource("alive")
        void lasts_from_the_request_to_a_week_after_the_session(List<BookingEvent> booking) {
            var events = booking.toArray(BookingEvent[]::new);
            at(LAST.minusMillis(1), events).when(adding(ADA, FIRST, "Parsers")).then(PARSERS);
            at(LAST, events).when(adding(ADA, FIRST, "Parsers")).refused("AGENDA_CLOSED");
        }

        static Stream<List<BookingEvent>> over() {
            return Stream.of(
                    List.of(requested(), cancelled(CancelledBy.MENTEE)),
                    List.of(requested(), confirmed(), cancelled(CancelledBy.MENTOR)),
                    List.of(requested(), confirmed(), new NoShowRecorded(BOOKING, Absent.MENTEE)),
                    List.of(
                            requested(),
                            confirmed(),
                            checkedIn(Party.MENTOR),
                            new BookingCompleted(BOOKING),
                            disputed(DisputeSource.MENTEE, null)));
        }

        @ParameterizedTest
        @MethodSource("over")
        void is_over_where_the_session_does_not_take_place_or_is_disputed(List<BookingEvent> booking) {
            var events = booking.toArray(BookingEvent[]::new);
            at(NOW, events).when(adding(ADA, FIRST, "Parsers")).refused("AGENDA_CLOSED");
            at(NOW, events).given(PARSERS).when(tick(true)).refused("AGENDA_CLOSED");
            at(NOW, events).given(PARSERS).when(change("x", 1)).refused("AGENDA_CLOSED");
            at(NOW, events).given(PARSERS).when(remove(1)).refused("AGENDA_CLOSED");
            at(NOW, events)
                    .given(PARSERS, CAREER)
                    .when(reorder(2, SECOND, FIRST))
                    .refused("AGENDA_CLOSED");
        }
    }

    @Nested
    class Changing {

        @Test
        void is_for_the_other_one_too() {
            agenda().given(PARSERS)
                    .when(change("Lexers", 1))
                    .then(new AgendaItemChanged(AGENDA, BOOKING, Party.MENTOR, FIRST, Personal.of(GRACE, "Lexers")));
            agenda().given(PARSERS).when(change(" Parsers", 0)).nothing();
        }

        @Test
        void is_refused_to_who_has_not_seen_what_it_says_and_to_nobody_because_of_others() {
            var lexers = new AgendaItemChanged(AGENDA, BOOKING, Party.MENTEE, FIRST, Personal.of(ADA, "Lexers"));
            agenda().given(PARSERS, lexers)
                    .when(change("Linkers", 1))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
            agenda().given(PARSERS, CAREER, new AgendaItemTicked(AGENDA, BOOKING, Party.MENTEE, FIRST, true))
                    .when(change("Linkers", 1))
                    .then(new AgendaItemChanged(AGENDA, BOOKING, Party.MENTOR, FIRST, Personal.of(GRACE, "Linkers")));
        }

        @Test
        void is_refused_of_what_is_not_there() {
            agenda().given(CAREER).when(change("x", 1)).refused("UNKNOWN_ITEM", "input", "itemId");
            agenda().given(PARSERS, GONE).when(change("x", 2)).refused("UNKNOWN_ITEM", "input", "itemId");
        }
    }

    @Nested
    class Ticking {

        @Test
        void says_what_is_done_and_can_be_taken_back() {
            var ticked = new AgendaItemTicked(AGENDA, BOOKING, Party.MENTOR, FIRST, true);
            agenda().given(PARSERS).when(tick(true)).then(ticked);
            agenda().given(PARSERS, ticked).when(tick(true)).nothing();
            agenda().given(PARSERS, ticked)
                    .when(tick(false))
                    .then(new AgendaItemTicked(AGENDA, BOOKING, Party.MENTOR, FIRST, false));
        }

        @Test
        void goes_on_for_long_and_not_for_ever() {
            var changes = new Object[Settings.AGENDA_CHANGES];
            changes[0] = PARSERS;
            for (var n = 1; n < changes.length; n++) {
                changes[n] = new AgendaItemTicked(AGENDA, BOOKING, Party.MENTEE, FIRST, n % 2 == 1);
            }
            agenda().given(changes).when(tick(false)).refused("AGENDA_CHANGED_TOO_OFTEN", "input", "bookingId");
        }

        @Test
        void is_refused_of_what_is_not_there() {
            agenda().given(CAREER).when(tick(true)).refused("UNKNOWN_ITEM", "input", "itemId");
        }
    }

    @Nested
    class Removing {

        @Test
        void takes_it_off_once() {
            agenda().given(PARSERS).when(remove(1)).then(GONE);
            agenda().given(PARSERS, GONE).when(remove(0)).nothing();
            agenda().given(CAREER).when(remove(1)).refused("UNKNOWN_ITEM", "input", "itemId");
        }

        @Test
        void is_refused_to_who_has_not_seen_what_it_says() {
            var lexers = new AgendaItemChanged(AGENDA, BOOKING, Party.MENTEE, FIRST, Personal.of(ADA, "Lexers"));
            agenda().given(PARSERS, lexers).when(remove(1)).refused("VERSION_CONFLICT", "input", "expectedVersion");
        }
    }

    @Nested
    class Reordering {

        @Test
        void puts_them_all_in_another_order() {
            agenda().given(PARSERS, CAREER)
                    .when(reorder(2, SECOND, FIRST))
                    .then(new AgendaReordered(AGENDA, BOOKING, Party.MENTOR, List.of(SECOND, FIRST)));
            agenda().given(PARSERS, CAREER).when(reorder(0, FIRST, SECOND)).nothing();
        }

        @Test
        void is_refused_to_who_has_not_seen_which_there_are() {
            agenda().given(PARSERS, CAREER)
                    .when(reorder(1, FIRST))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
            agenda().given(PARSERS, CAREER, new AgendaItemTicked(AGENDA, BOOKING, Party.MENTEE, FIRST, true))
                    .when(reorder(2, SECOND, FIRST))
                    .then(new AgendaReordered(AGENDA, BOOKING, Party.MENTOR, List.of(SECOND, FIRST)));
        }

        @Test
        void names_each_once() {
            for (var order : List.of(
                    List.of(FIRST), List.of(FIRST, FIRST), List.of(FIRST, THIRD), List.of(FIRST, SECOND, THIRD))) {
                agenda().given(PARSERS, CAREER)
                        .when(reorder(2, order.toArray(AgendaItemId[]::new)))
                        .refused("INVALID_ORDER", "input", "itemIds");
            }
            agenda().when(reorder(0)).refused("INVALID_ORDER", "input", "itemIds");
        }
    }

    @Test
    void a_session_that_was_moved_counts_from_its_new_time() {
        var later = SESSION.endsAt().plus(Duration.ofDays(30));
        agenda(later).when(adding(ADA, FIRST, "Parsers")).then(PARSERS);
    }

    private static Scenario<Agenda> agenda() {
        return at(NOW, CONFIRMED);
    }

    /** @param endsAt of the session, a moment before the agenda closes */
    private static Scenario<Agenda> agenda(Instant endsAt) {
        BookedSessions sessions = id -> new BookedSession(GRACE, ADA, endsAt);
        return new Scenario<>(Agenda.class, endsAt.plus(Settings.AGENDA_AFTER).minusMillis(1), sessions);
    }

    private static Scenario<Agenda> at(Instant now, BookingEvent... booking) {
        return new Scenario<>(Agenda.class, now, sessions(booking));
    }

    private static BookedSessions sessions(BookingEvent... booking) {
        return (BookingId id) -> {
            @Nullable BookingState state = null;
            for (var event : booking) {
                state = BookingState.evolve(state, event);
            }
            return BookedSession.of(java.util.Objects.requireNonNull(state));
        };
    }

    private static AddAgendaItem adding(MemberId memberId, AgendaItemId itemId, String text) {
        return new AddAgendaItem(AGENDA, BOOKING, memberId, itemId, text);
    }

    private static ChangeAgendaItem change(String text, int expectedVersion) {
        return new ChangeAgendaItem(AGENDA, BOOKING, GRACE, FIRST, text, expectedVersion);
    }

    private static TickAgendaItem tick(boolean done) {
        return new TickAgendaItem(AGENDA, BOOKING, GRACE, FIRST, done);
    }

    private static RemoveAgendaItem remove(int expectedVersion) {
        return new RemoveAgendaItem(AGENDA, BOOKING, GRACE, FIRST, expectedVersion);
    }

    private static ReorderAgenda reorder(int expectedVersion, AgendaItemId... itemIds) {
        return new ReorderAgenda(AGENDA, BOOKING, GRACE, List.of(itemIds), expectedVersion);
    }

    private static AgendaItemAdded added(Party by, AgendaItemId itemId, String text) {
        return new AgendaItemAdded(AGENDA, BOOKING, by, itemId, Personal.of(by == Party.MENTOR ? GRACE : ADA, text));
    }
}
