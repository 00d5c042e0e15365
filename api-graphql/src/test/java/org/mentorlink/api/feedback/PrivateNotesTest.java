package org.mentorlink.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingCommand.SetMeetingLink;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.feedback.PrivateNotesCommand.AddPrivateNote;
import org.mentorlink.membership.Role;

/** What of a booking is for fewer than those who may read it: private notes (B5) and the meeting link (J3). */
class PrivateNotesTest extends ApiTest {

    private static final String ADD =
            "mutation { addPrivateNote(input: {bookingId: \"bkg_one\", text: \"Came unprepared\"})"
                    + " { booking { privateNoteCount } errors { code } } }";
    private static final String LINK =
            "mutation { setMeetingLink(input: {bookingId: \"bkg_one\", url: \"https://zoom.us/j/1\", expectedVersion: 1})"
                    + " { booking { meetingLink { url host } } errors { code } } }";

    @BeforeEach
    void oneBooking() {
        world.members.put(LERATO, Views.member(LERATO, Role.MENTEE));
        world.members.put(THANDI, Views.member(THANDI, Role.MENTOR));
        world.members.put(SAM, Views.member(SAM, Role.MENTEE));
        world.members.put(ADMIN, Views.member(ADMIN, Role.ADMIN));
        world.members.put(FINANCE, Views.member(FINANCE, Role.FINANCE));
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.COMPLETED));
    }

    @Test
    void the_mentor_writes_a_note_and_sees_that_it_is_there() {
        var answer = ask(THANDI, ADD);

        assertThat(answer.at("/data/addPrivateNote/booking/privateNoteCount").asInt())
                .isEqualTo(1);
        assertThat(((AddPrivateNote) world.commands.getFirst()).memberId().value())
                .isEqualTo(THANDI);
        for (var other : new String[] {LERATO, SAM, ADMIN, FINANCE}) {
            assertCode(ask(other, ADD), "FORBIDDEN");
        }
        assertCode(ask(NOBODY, ADD), "UNAUTHENTICATED");
    }

    @Test
    void admins_alone_read_notes() {
        var read = "{ booking(id: \"bkg_one\") { privateNotes { text writtenAt } } }";

        assertThat(ask(ADMIN, read).at("/data/booking/privateNotes/0/text").asString())
                .isEqualTo("Came unprepared");
        for (var other : new String[] {LERATO, THANDI, FINANCE}) {
            var answer = ask(other, read);
            assertCode(answer, "FORBIDDEN");
            assertThat(answer.toString()).as(other).doesNotContain("unprepared");
        }
    }

    @Test
    void nobody_else_learns_that_there_are_notes() {
        var count = "{ booking(id: \"bkg_one\") { privateNoteCount } }";

        assertThat(ask(ADMIN, count).at("/data/booking/privateNoteCount").asInt())
                .isEqualTo(1);
        for (var other : new String[] {LERATO, FINANCE}) {
            assertThat(ask(other, count).at("/data/booking/privateNoteCount").isNull())
                    .as(other)
                    .isTrue();
        }
    }

    @Test
    void the_mentor_sets_the_link_and_nobody_else_does() {
        assertThat(ask(THANDI, LINK).at("/data/setMeetingLink/errors").isEmpty())
                .isTrue();
        assertThat(((SetMeetingLink) world.commands.getFirst()).expectedVersion())
                .isEqualTo(1);
        for (var other : new String[] {LERATO, SAM, ADMIN, FINANCE}) {
            assertCode(ask(other, LINK), "FORBIDDEN");
            assertCode(
                    ask(other, "mutation { removeMeetingLink(input: {bookingId: \"bkg_one\"}) { errors { code } } }"),
                    "FORBIDDEN");
        }
    }

    @Test
    void the_link_is_for_participants_and_admins_but_not_for_finance() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
        var link = "{ booking(id: \"bkg_one\") { meetingLink { url host } } }";

        for (var reader : new String[] {LERATO, THANDI, ADMIN}) {
            assertThat(ask(reader, link).at("/data/booking/meetingLink/host").asString())
                    .as(reader)
                    .isEqualTo("MEET");
        }
        assertThat(ask(FINANCE, link).at("/data/booking/meetingLink").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIRMED", "IN_PROGRESS"})
    void the_link_of_a_session_that_is_over_or_called_off_is_for_admins(BookingStatus status) {
        world.bookings.put("bkg_one", Views.booking("bkg_one", status));
        var link = "{ booking(id: \"bkg_one\") { status meetingLink { url } } }";

        for (var participant : new String[] {LERATO, THANDI}) {
            var booking = ask(participant, link).at("/data/booking");
            assertThat(booking.at("/status").asString()).isEqualTo(status.name());
            assertThat(booking.at("/meetingLink").isNull()).as(participant).isTrue();
        }
        assertThat(ask(ADMIN, link).at("/data/booking/meetingLink").isNull()).isFalse();
    }
}
