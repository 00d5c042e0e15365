package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.BookingCommand.RemoveMeetingLink;
import org.mentorlink.booking.BookingCommand.SetMeetingLink;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.Party;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

class MeetingLinkTest {

    private static final String ZOOM = "https://us02web.zoom.us/j/123?pwd=abc";
    private static final String MEET = "https://meet.google.com/abc-defg-hij";
    private static final MeetingLinkRemoved REMOVED = new MeetingLinkRemoved(BOOKING);

    static final Set<Class<?>> MESSAGES =
            Set.of(SetMeetingLink.class, RemoveMeetingLink.class, MeetingLinkSet.class, MeetingLinkRemoved.class);

    @AfterAll
    static void every_message_about_the_link_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Setting {

        @Test
        void names_the_host_and_belongs_to_the_mentor() {
            standing().when(set(GRACE, ' ' + ZOOM, null)).then(linked(MeetingHost.ZOOM, ZOOM));
        }

        @Test
        void is_possible_while_the_session_is_on() {
            booking()
                    .given(requested(), confirmed(), checkedIn(Party.MENTOR), checkedIn(Party.MENTEE))
                    .when(set(GRACE, MEET, null))
                    .then(linked(MeetingHost.MEET, MEET));
        }

        @Test
        void the_same_changes_nothing_and_another_replaces_it() {
            standing(linked(MeetingHost.ZOOM, ZOOM)).when(set(GRACE, ZOOM, 1)).nothing();
            standing(linked(MeetingHost.ZOOM, ZOOM))
                    .when(set(GRACE, MEET, null))
                    .then(linked(MeetingHost.MEET, MEET));
        }

        @Test
        void is_for_the_mentor_alone() {
            standing().when(set(ADA, ZOOM, null)).refused("ONLY_THE_MENTOR", "input", "bookingId");
        }

        @Test
        void needs_a_confirmed_session_that_is_not_over() {
            booking().given(requested(), awaited()).when(set(GRACE, ZOOM, null)).refused("BOOKING_NOT_CONFIRMED");
            standing(new BookingCompleted(BOOKING)).when(set(GRACE, ZOOM, null)).refused("BOOKING_NOT_CONFIRMED");
        }

        /** The link is the third event; who has seen no more than two has not seen it. */
        @Test
        void is_refused_to_who_has_not_seen_the_link_as_it_is() {
            standing(linked(MeetingHost.ZOOM, ZOOM))
                    .when(set(GRACE, MEET, 2))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
            standing(linked(MeetingHost.ZOOM, ZOOM)).when(set(GRACE, MEET, 3)).then(linked(MeetingHost.MEET, MEET));
        }

        @Test
        void is_not_hindered_by_what_else_happened() {
            standing(linked(MeetingHost.ZOOM, ZOOM), checkedIn(Party.MENTEE))
                    .when(set(GRACE, MEET, 3))
                    .then(linked(MeetingHost.MEET, MEET));
        }

        /** Each change is mailed; what is taken over from a group session counts, and is never hindered. */
        @Test
        void is_refused_where_it_was_changed_too_often() {
            var changes = IntStream.range(0, Settings.LINK_CHANGES)
                    .mapToObj(number -> linked(MeetingHost.ZOOM, ZOOM))
                    .toArray();
            standing(Arrays.copyOf(changes, changes.length - 1))
                    .when(set(GRACE, MEET, null))
                    .then(linked(MeetingHost.MEET, MEET));
            standing(changes).when(set(GRACE, MEET, null)).refused("LINK_CHANGED_TOO_OFTEN");
            standing(changes).when(remove(GRACE, null)).then(REMOVED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "zoom.us/j/1",
                    "http://zoom.us/j/1",
                    "javascript:alert(1)",
                    "https:///j/1",
                    "https://localhost/j/1",
                    "https://ada:secret@zoom.us/j/1",
                    "https://ada@zoom.us/j/1",
                    "https://zoom.us/j/1 2",
                    "https://zo\u00f6m.us/j/1",
                })
        void is_refused_without_a_safe_address(String url) {
            standing().when(set(GRACE, url, null)).refused("INVALID_MEETING_LINK", "input", "url");
        }

        @Test
        void is_refused_beyond_1000_characters() {
            standing()
                    .when(set(GRACE, "https://zoom.us/" + "j".repeat(985), null))
                    .refused("INVALID_MEETING_LINK", "input", "url");
        }
    }

    @Nested
    class Removing {

        @Test
        void takes_it_away_once() {
            standing(linked(MeetingHost.ZOOM, ZOOM)).when(remove(GRACE, 3)).then(REMOVED);
            standing(linked(MeetingHost.ZOOM, ZOOM), REMOVED)
                    .when(remove(GRACE, null))
                    .nothing();
        }

        @Test
        void is_for_the_mentor_alone() {
            standing(linked(MeetingHost.ZOOM, ZOOM))
                    .when(remove(ADA, null))
                    .refused("ONLY_THE_MENTOR", "input", "bookingId");
        }

        @Test
        void is_refused_to_who_has_not_seen_the_link_as_it_is() {
            standing(linked(MeetingHost.ZOOM, ZOOM))
                    .when(remove(GRACE, 2))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void leaves_what_is_over_as_it_was() {
            standing(linked(MeetingHost.ZOOM, ZOOM), new BookingCompleted(BOOKING))
                    .when(remove(GRACE, null))
                    .refused("BOOKING_NOT_CONFIRMED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://zoom.us/j/1, ZOOM",
        "https://acme.zoom.us/j/1, ZOOM",
        "https://MEET.google.com/x, MEET",
        "https://teams.microsoft.com/l/meetup, TEAMS",
        "https://teams.live.com/meet/1, TEAMS",
        "https://meet.jit.si/room, OTHER",
        "https://notzoom.us/j/1, OTHER",
        "https://zoom.us.evil.example/j/1, OTHER",
    })
    void known_hosts_are_told_apart(String url, MeetingHost host) {
        assertThat(MeetingUrl.of(url).host()).isEqualTo(host);
    }

    private static Scenario<Booking> booking() {
        return new Scenario<>(Booking.class, NOW);
    }

    private static Scenario<Booking> standing(Object... more) {
        var events = new Object[more.length + 2];
        events[0] = requested();
        events[1] = confirmed();
        System.arraycopy(more, 0, events, 2, more.length);
        return booking().given(events);
    }

    private static SetMeetingLink set(MemberId memberId, String url, @Nullable Integer expectedVersion) {
        return new SetMeetingLink(BOOKING, memberId, url, expectedVersion);
    }

    private static RemoveMeetingLink remove(MemberId memberId, @Nullable Integer expectedVersion) {
        return new RemoveMeetingLink(BOOKING, memberId, expectedVersion);
    }

    private static MeetingLinkSet linked(MeetingHost host, String url) {
        return new MeetingLinkSet(BOOKING, host, Personal.of(GRACE, url));
    }
}
