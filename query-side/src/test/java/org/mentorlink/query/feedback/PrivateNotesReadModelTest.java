package org.mentorlink.query.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.feedback.PrivateNotesEvent.PrivateNoteAdded;
import org.mentorlink.feedback.PrivateNotesId;
import org.mentorlink.feedback.PrivateNotesQuery.FindPrivateNotes;
import org.mentorlink.feedback.PrivateNotesView.Note;
import org.mentorlink.feedback.PrivateNotesViews;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class PrivateNotesReadModelTest {

    private static final PrivateNotesId NOTES = PrivateNotesId.of(BOOKING);

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void keepsTheNotesOfABookingInTheirOrder() {
        side.store(NOTES, added("One"), added("Two")).catchUp(1);

        var found = side.ask(new FindPrivateNotes(List.of(NOTES.value(), "nts_none")), PrivateNotesViews.class);
        assertThat(found.notes())
                .singleElement()
                .satisfies(notes ->
                        assertThat(notes.notes()).extracting(Note::text).containsExactly("One", "Two"));
    }

    /** Staff who are no admins read the trail too. */
    @Test
    void theAuditTrailTellsThatOneWasAddedAndNotWhatItSays() {
        side.store(NOTES, added("Came unprepared")).catchUp();

        var trail = side.ask(new FindAuditTrail(NOTES.value(), null, List.of(), new Page(10, null)), AuditPage.class);
        assertThat(trail.entries()).extracting(entry -> entry.type()).containsExactly("PrivateNoteAdded");
        assertThat(trail.toString()).contains("mbr_lerato").doesNotContain("unprepared");
    }

    private static PrivateNoteAdded added(String text) {
        return new PrivateNoteAdded(NOTES, BOOKING, THANDI_MENTOR, LERATO, Personal.of(LERATO, text));
    }
}
