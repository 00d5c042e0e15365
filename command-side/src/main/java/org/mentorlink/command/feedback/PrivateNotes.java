package org.mentorlink.command.feedback;

import static org.mentorlink.command.shared.Input.require;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Input;
import org.mentorlink.feedback.PrivateNotesCommand.AddPrivateNote;
import org.mentorlink.feedback.PrivateNotesEvent;
import org.mentorlink.feedback.PrivateNotesEvent.PrivateNoteAdded;
import org.mentorlink.feedback.PrivateNotesId;
import org.mentorlink.shared.Personal;

/** N3 and B5: what a mentor notes about a mentee after a session. Notes are added, never changed; admins alone read them. */
@Aggregate
public class PrivateNotes {

    static final int MOST = 20;
    static final int LONGEST = 4_000;

    @AggregateIdentifier
    private PrivateNotesId privateNotesId;

    private int count;
    private @Nullable String last;

    PrivateNotes() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AddPrivateNote command, HeldSessions sessions) {
        var session = sessions.get(command.bookingId());
        require(
                session.mentorMemberId().equals(command.memberId()),
                "ONLY_THE_MENTOR",
                "Only the mentor of a session writes private notes about it.",
                "bookingId");
        var text = Input.text(command.text(), LONGEST, "BLANK_NOTE", "NOTE_TOO_LONG", "text");
        if (text.equals(last)) {
            return;
        }
        require(count < MOST, "TOO_MANY_NOTES", "A session has at most " + MOST + " private notes.", "bookingId");
        AggregateLifecycle.apply(new PrivateNoteAdded(
                command.privateNotesId(),
                session.bookingId(),
                session.mentorId(),
                session.menteeId(),
                Personal.of(session.menteeId(), text)));
    }

    @EventSourcingHandler
    void on(PrivateNotesEvent event) {
        privateNotesId = event.privateNotesId();
        switch (event) {
            case PrivateNoteAdded added -> {
                count++;
                last = added.noteText().value();
            }
        }
    }
}
