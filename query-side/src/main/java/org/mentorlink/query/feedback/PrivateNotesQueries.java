package org.mentorlink.query.feedback;

import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.feedback.PrivateNotesQuery.FindPrivateNotes;
import org.mentorlink.feedback.PrivateNotesViews;
import org.springframework.stereotype.Component;

@Component
class PrivateNotesQueries {

    private final PrivateNotes notes;

    PrivateNotesQueries(PrivateNotes notes) {
        this.notes = notes;
    }

    @QueryHandler
    PrivateNotesViews handle(FindPrivateNotes query) {
        return new PrivateNotesViews(notes.findAll(query.privateNotesIds()));
    }
}
