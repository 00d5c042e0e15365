package org.mentorlink.saga.program;

import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentSubmitted;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentEvent.DocumentWithdrawn;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.ParticipantCommand.ForgetEvidence;
import org.mentorlink.program.ParticipantCommand.NoteEvidence;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepState;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.saga.shared.ProcessSteps;
import org.springframework.stereotype.Component;

/** E1: what the platform sees by itself counts in every onboarding that asks for it, now or later. */
@Component
@ProcessingGroup("worker-program")
@DisallowReplay
class WhenSeenNoteEvidence {

    private static final String MENTEE_PROFILE = "mentee-profile";

    private final ProcessSteps steps;

    WhenSeenNoteEvidence(ProcessSteps steps) {
        this.steps = steps;
    }

    /** Nobody applies without a complete profile. */
    @EventHandler
    void on(MentorApplied event) {
        note(event.memberId(), Evidence.profile(ProgramRole.MENTOR), "", StepState.DONE, null);
    }

    /** C6: what the prompt at sign-in asks a mentee for. */
    @EventHandler
    void on(MenteeProfileChanged event) {
        var mentee = event.mentee();
        var isComplete = mentee.currentRole() != null
                && !mentee.readableInterests().isEmpty()
                && !mentee.preferredStyles().isEmpty()
                && mentee.level() != null;
        if (isComplete) {
            note(event.memberId(), Evidence.profile(ProgramRole.MENTEE), MENTEE_PROFILE, StepState.DONE, null);
        } else {
            forget(event.memberId(), MENTEE_PROFILE);
        }
    }

    /** One goal is enough, and setting it stays done whatever becomes of it. */
    @EventHandler
    void on(GoalSet event) {
        note(event.memberId(), Evidence.GOALS, "goals", StepState.DONE, null);
    }

    @EventHandler
    void on(DocumentSubmitted event) {
        note(event.memberId(), event.documentId(), event.kind(), StepState.WAITING_FOR_REVIEW, null);
    }

    @EventHandler
    void on(DocumentVerified event) {
        note(event.memberId(), event.documentId(), event.kind(), StepState.DONE, event.expiresOn());
    }

    @EventHandler
    void on(DocumentRejected event) {
        forget(event.memberId(), event.documentId().value());
    }

    @EventHandler
    void on(DocumentWithdrawn event) {
        forget(event.memberId(), event.documentId().value());
    }

    @EventHandler
    void on(ConsentGiven event) {
        note(
                event.memberId(),
                Evidence.consent(event.purpose()),
                event.purpose().name(),
                StepState.DONE,
                null);
    }

    @EventHandler
    void on(ConsentWithdrawn event) {
        forget(event.memberId(), event.purpose().name());
    }

    private void note(
            MemberId memberId, DocumentId documentId, DocumentKind kind, StepState state, @Nullable LocalDate until) {
        note(memberId, Evidence.document(kind.name()), documentId.value(), state, until);
    }

    private void note(MemberId memberId, Evidence evidence, String source, StepState state, @Nullable LocalDate until) {
        var participantId = ParticipantId.of(memberId);
        steps.send(participantId.value(), new NoteEvidence(participantId, memberId, evidence, source, state, until));
    }

    private void forget(MemberId memberId, String source) {
        var participantId = ParticipantId.of(memberId);
        steps.send(participantId.value(), new ForgetEvidence(participantId, memberId, source));
    }
}
