package org.mentorlink.api.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.feedback.PrivateNotesCommand.AddPrivateNote;
import org.mentorlink.feedback.PrivateNotesId;
import org.mentorlink.feedback.PrivateNotesQuery.FindPrivateNotes;
import org.mentorlink.feedback.PrivateNotesView;
import org.mentorlink.feedback.PrivateNotesView.Note;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** N3 and B5: the mentor writes, admins read, and the mentee never learns. */
@Controller
class PrivateNotesController {

    private final Mutations mutations;
    private final Questions questions;
    private final Bookings bookings;

    PrivateNotesController(Mutations mutations, Questions questions, Bookings bookings) {
        this.mutations = mutations;
        this.questions = questions;
        this.bookings = bookings;
    }

    record AddPrivateNoteInput(String bookingId, String text) {}

    record PrivateNotePayload(
            @Nullable BookingView booking,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    PrivateNotePayload addPrivateNote(@Argument AddPrivateNoteInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.MENTOR),
                () -> {
                    Permissions.answerable(bookings.named(input.bookingId(), "bookingId"), visit.viewer());
                    var id = new BookingId(input.bookingId());
                    return new AddPrivateNote(
                            PrivateNotesId.of(id), id, visit.viewer().member(), input.text());
                },
                () -> bookings.find(input.bookingId()),
                PrivateNotePayload::new);
    }

    @SchemaMapping(typeName = "Booking")
    List<Note> privateNotes(BookingView booking, @ContextValue Viewer viewer) {
        return Permissions.require(viewer.isAdmin(), notes(booking));
    }

    @SchemaMapping(typeName = "Booking")
    @Nullable Integer privateNoteCount(BookingView booking, @ContextValue Viewer viewer) {
        return Permissions.mayCountNotes(booking, viewer) ? notes(booking).size() : null;
    }

    private List<Note> notes(BookingView booking) {
        var id = PrivateNotesId.of(new BookingId(booking.id())).value();
        @Nullable PrivateNotesView found = questions.find(new FindPrivateNotes(id), PrivateNotesView.class);
        return found == null ? List.of() : found.notes();
    }
}
