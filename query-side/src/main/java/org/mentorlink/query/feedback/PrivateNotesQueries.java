package org.mentorlink.query.feedback;

import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.PrivateNotesQuery.FindPrivateNotes;
import org.mentorlink.feedback.PrivateNotesView;
import org.springframework.stereotype.Component;

@Component
class PrivateNotesQueries {

    private final PrivateNotes notes;

    PrivateNotesQueries(PrivateNotes notes) {
        this.notes = notes;
    }

    @QueryHandler
    @Nullable PrivateNotesView handle(FindPrivateNotes query) {
        return notes.find(query.privateNotesId()).orElse(null);
    }
}
