package org.mentorlink.query.feedback;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.PrivateNotesEvent;
import org.mentorlink.feedback.PrivateNotesEvent.PrivateNoteAdded;
import org.mentorlink.feedback.PrivateNotesView;
import org.mentorlink.feedback.PrivateNotesView.Note;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class PrivateNotesProjection {

    private final PrivateNotes notes;

    PrivateNotesProjection(PrivateNotes notes) {
        this.notes = notes;
    }

    @EventHandler
    void on(PrivateNotesEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        notes.fold(event.privateNotesId().value(), seen, before -> evolve(before, event, seen.at()));
    }

    private static PrivateNotesView evolve(@Nullable PrivateNotesView before, PrivateNotesEvent event, Instant at) {
        return switch (event) {
            case PrivateNoteAdded added -> {
                var written = before == null ? List.<Note>of() : before.notes();
                var note = new Note(added.noteText().value(), at);
                yield new PrivateNotesView(
                        added.privateNotesId().value(),
                        Stream.concat(written.stream(), Stream.of(note)).toList());
            }
        };
    }

    @ResetHandler
    void reset() {
        notes.clear();
    }
}
