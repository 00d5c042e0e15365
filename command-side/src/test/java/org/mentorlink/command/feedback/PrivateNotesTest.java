package org.mentorlink.command.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.feedback.PrivateNotesCommand;
import org.mentorlink.feedback.PrivateNotesCommand.AddPrivateNote;
import org.mentorlink.feedback.PrivateNotesEvent;
import org.mentorlink.feedback.PrivateNotesEvent.PrivateNoteAdded;
import org.mentorlink.feedback.PrivateNotesId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

class PrivateNotesTest {

    private static final PrivateNotesId NOTES = PrivateNotesId.of(BOOKING);

    @AfterAll
    static void every_command_and_event_of_private_notes_was_in_a_scenario() {
        Scenario.assertAllUsed(PrivateNotesCommand.class, PrivateNotesEvent.class);
    }

    @Test
    void a_note_belongs_to_the_mentee_it_is_about() {
        notes().when(add(GRACE, " Came unprepared ")).then(added("Came unprepared"));
        assertThat(added("x").noteText().owner()).isEqualTo(ADA.value());
    }

    @Test
    void another_one_is_added_and_the_same_one_is_not() {
        notes().given(added("One")).when(add(GRACE, "Two")).then(added("Two"));
        notes().given(added("One")).when(add(GRACE, "One")).nothing();
    }

    @Test
    void only_the_mentor_writes_them() {
        notes().when(add(ADA, "Me")).refused("ONLY_THE_MENTOR", "input", "bookingId");
    }

    @Test
    void a_session_that_was_not_held_has_none() {
        HeldSessions none = booking -> {
            throw Refused.because("SESSION_NOT_HELD", "Not yet.", "input", "bookingId");
        };
        new Scenario<>(PrivateNotes.class, NOW, none)
                .when(add(GRACE, "Early"))
                .refused("SESSION_NOT_HELD", "input", "bookingId");
    }

    @Test
    void a_note_says_something_in_at_most_4000_characters() {
        notes().when(add(GRACE, " ")).refused("BLANK_NOTE", "input", "text");
        notes().when(add(GRACE, "x".repeat(4_001))).refused("NOTE_TOO_LONG", "input", "text");
    }

    @Test
    void there_are_at_most_20() {
        var twenty = IntStream.range(0, 20).mapToObj(n -> added("Note " + n)).toArray();
        notes().given(twenty).when(add(GRACE, "One more")).refused("TOO_MANY_NOTES", "input", "bookingId");
    }

    private static Scenario<PrivateNotes> notes() {
        HeldSessions held = booking -> new HeldSession(booking, MENTOR_GRACE, GRACE, ADA);
        return new Scenario<>(PrivateNotes.class, NOW, held);
    }

    private static AddPrivateNote add(MemberId memberId, String text) {
        return new AddPrivateNote(NOTES, BOOKING, memberId, text);
    }

    private static PrivateNoteAdded added(String text) {
        return new PrivateNoteAdded(NOTES, BOOKING, MENTOR_GRACE, ADA, Personal.of(ADA, text));
    }
}
