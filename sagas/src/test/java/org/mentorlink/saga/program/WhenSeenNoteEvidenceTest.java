package org.mentorlink.saga.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentSubmitted;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentEvent.DocumentWithdrawn;
import org.mentorlink.membership.DocumentFormat;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MenteeLevel;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.mothers.Mentors;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.ParticipantCommand.ForgetEvidence;
import org.mentorlink.program.ParticipantCommand.NoteEvidence;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepState;
import org.mentorlink.recognition.GoalCategory;
import org.mentorlink.recognition.GoalContent;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.recognition.GoalId;
import org.mentorlink.recognition.GoalPriority;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Personal;

class WhenSeenNoteEvidenceTest {

    private static final ParticipantId GRACES_PART = ParticipantId.of(GRACE);
    private static final DocumentId RESUME = new DocumentId(DocumentId.PREFIX + "1");
    private static final Evidence A_RESUME = Evidence.document("RESUME");

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new WhenSeenNoteEvidence(new ProcessSteps(
                    DefaultCommandGateway.builder().commandBus(bus).build(), retry -> {}, Duration.ofSeconds(5))));

    private List<Object> sentAfter(Object event) throws Exception {
        bus.clearCommands();
        handler.handle(GenericEventMessage.asEventMessage(event));
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    @Test
    void an_application_shows_a_complete_profile() throws Exception {
        assertThat(sentAfter(Mentors.applied()))
                .containsExactly(new NoteEvidence(
                        GRACES_PART, GRACE, Evidence.profile(ProgramRole.MENTOR), "", StepState.DONE, null));
    }

    @Test
    void a_document_waits_until_it_is_verified_and_counts_until_it_expires() throws Exception {
        var expires = LocalDate.of(2027, 3, 1);
        assertThat(sentAfter(new DocumentSubmitted(
                        RESUME,
                        GRACE,
                        DocumentKind.RESUME,
                        Personal.of(GRACE, "cv.pdf"),
                        Personal.of(GRACE, "hash"),
                        1,
                        DocumentFormat.PDF)))
                .containsExactly(new NoteEvidence(
                        GRACES_PART, GRACE, A_RESUME, RESUME.value(), StepState.WAITING_FOR_REVIEW, null));
        assertThat(sentAfter(new DocumentVerified(RESUME, GRACE, DocumentKind.RESUME, BARBARA, expires)))
                .containsExactly(
                        new NoteEvidence(GRACES_PART, GRACE, A_RESUME, RESUME.value(), StepState.DONE, expires));
    }

    @Test
    void a_document_that_is_rejected_or_withdrawn_counts_no_more() throws Exception {
        var forgotten = new ForgetEvidence(GRACES_PART, GRACE, RESUME.value());
        assertThat(sentAfter(new DocumentRejected(
                        RESUME, GRACE, DocumentKind.RESUME, BARBARA, Personal.of(GRACE, "Not readable"))))
                .containsExactly(forgotten);
        assertThat(sentAfter(new DocumentWithdrawn(RESUME, GRACE))).containsExactly(forgotten);
    }

    @Test
    void a_consent_counts_until_it_is_withdrawn() throws Exception {
        assertThat(sentAfter(new ConsentGiven(GRACE, ConsentPurpose.TERMS, "2026-01")))
                .containsExactly(new NoteEvidence(
                        GRACES_PART, GRACE, Evidence.consent(ConsentPurpose.TERMS), "TERMS", StepState.DONE, null));
        assertThat(sentAfter(new ConsentWithdrawn(GRACE, ConsentPurpose.TERMS)))
                .containsExactly(new ForgetEvidence(GRACES_PART, GRACE, "TERMS"));
    }

    @Test
    void a_mentee_s_profile_counts_while_it_is_complete() throws Exception {
        assertThat(sentAfter(new MenteeProfileChanged(GRACE, mentee(List.of("Compilers")))))
                .containsExactly(new NoteEvidence(
                        GRACES_PART,
                        GRACE,
                        Evidence.profile(ProgramRole.MENTEE),
                        "mentee-profile",
                        StepState.DONE,
                        null));
        assertThat(sentAfter(new MenteeProfileChanged(GRACE, mentee(List.of()))))
                .containsExactly(new ForgetEvidence(GRACES_PART, GRACE, "mentee-profile"));
    }

    @Test
    void a_goal_that_is_set_is_enough() throws Exception {
        var goal = new GoalContent(Personal.of(GRACE, "Retire"), GoalCategory.PERSONAL, GoalPriority.values()[0], null);
        assertThat(sentAfter(new GoalSet(new GoalId(GoalId.PREFIX + "1"), GRACE, goal)))
                .containsExactly(new NoteEvidence(GRACES_PART, GRACE, Evidence.GOALS, "goals", StepState.DONE, null));
    }

    private static MenteeProfile mentee(List<String> interests) {
        return new MenteeProfile(
                null,
                null,
                null,
                null,
                Personal.of(GRACE, "Student"),
                null,
                List.of(MentoringStyle.values()[0]),
                MenteeLevel.values()[0],
                interests.stream().map(interest -> Personal.of(GRACE, interest)).toList());
    }

    @Test
    void never_does_so_in_a_replay() {
        assertThat(handler.supportsReset()).isFalse();
        assertThat(WhenSeenNoteEvidence.class
                        .getAnnotation(ProcessingGroup.class)
                        .value())
                .isEqualTo("worker-program");
    }
}
