package org.mentorlink.api.feedback;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.Batches;
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
import org.mentorlink.feedback.PrivateNotesViews;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
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

    @BatchMapping(typeName = "Booking")
    Map<BookingView, List<Note>> privateNotes(Collection<BookingView> bookings, @ContextValue Viewer viewer) {
        return notes(Permissions.require(viewer.isAdmin(), bookings));
    }

    @BatchMapping(typeName = "Booking")
    Map<BookingView, @Nullable Integer> privateNoteCount(
            Collection<BookingView> bookings, @ContextValue Viewer viewer) {
        var open = bookings.stream()
                .filter(booking -> Permissions.mayCountNotes(booking, viewer))
                .toList();
        var counts = new HashMap<BookingView, @Nullable Integer>();
        bookings.forEach(booking -> counts.put(booking, null));
        notes(open).forEach((booking, notes) -> counts.put(booking, notes.size()));
        return counts;
    }

    private Map<BookingView, List<Note>> notes(Collection<BookingView> bookings) {
        var found = Batches.loadOrNull(bookings, PrivateNotesController::notesId, this::read, PrivateNotesView::id);
        var notes = new HashMap<BookingView, List<Note>>();
        found.forEach((booking, view) -> notes.put(booking, view == null ? List.of() : view.notes()));
        return notes;
    }

    private List<PrivateNotesView> read(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : questions
                        .ask(new FindPrivateNotes(ids), PrivateNotesViews.class)
                        .notes();
    }

    private static String notesId(BookingView booking) {
        return PrivateNotesId.of(new BookingId(booking.id())).value();
    }
}
