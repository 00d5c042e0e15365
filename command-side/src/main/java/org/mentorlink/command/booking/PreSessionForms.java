package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.booking.PreSessionFormsCommand.RemovePreSessionForm;
import org.mentorlink.booking.PreSessionFormsCommand.SetPreSessionForm;
import org.mentorlink.booking.PreSessionFormsEvent;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormRemoved;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormSet;
import org.mentorlink.booking.PreSessionFormsId;
import org.mentorlink.shared.Settings;

/**
 * I12: what one mentor asks before sessions: the usual form, and one for each offering that has its own. A form is copied onto
 * what is asked for while it holds, so changing it leaves that alone.
 */
@Aggregate(cache = "aggregateCache")
public class PreSessionForms {

    @AggregateIdentifier
    private PreSessionFormsId preSessionFormsId;

    private FormsState state = FormsState.NONE;

    PreSessionForms() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetPreSessionForm command, MentorOfferings offerings) {
        var offeringId = command.offeringId();
        if (!offerings.has(command.mentorId(), offeringId)) {
            throw refusedInput("UNKNOWN_OFFERING", "The mentor offers no such session.", "offeringId");
        }
        var before = state.form(offeringId);
        var owner = offerings.memberId(command.mentorId());
        var questions = FormInput.questions(owner, command.questions(), state.kinds());
        if (before == null || !before.questions().equals(questions)) {
            state.version(offeringId).require(command.expectedVersion());
            require(
                    before != null || state.forms().size() < Settings.FORMS,
                    "TOO_MANY_FORMS",
                    "A mentor keeps at most " + Settings.FORMS + " forms; remove one first.",
                    "offeringId");
            require(
                    state.version() < Settings.FORM_CHANGES,
                    "FORMS_CHANGED_TOO_OFTEN",
                    "The forms have been changed " + Settings.FORM_CHANGES + " times, and can only be removed.",
                    "questions");
            AggregateLifecycle.apply(new PreSessionFormSet(
                    command.preSessionFormsId(), command.mentorId(), command.offeringId(), questions));
        }
    }

    @CommandHandler
    void handle(RemovePreSessionForm command) {
        if (state.form(command.offeringId()) != null) {
            state.version(command.offeringId()).require(command.expectedVersion());
            AggregateLifecycle.apply(new PreSessionFormRemoved(command.preSessionFormsId(), command.offeringId()));
        }
    }

    @EventSourcingHandler
    void on(PreSessionFormsEvent event) {
        preSessionFormsId = event.preSessionFormsId();
        state = state.evolve(event);
    }

    /** For those who ask for a session. */
    FormsState state() {
        return state;
    }
}
