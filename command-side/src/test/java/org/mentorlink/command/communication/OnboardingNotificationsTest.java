package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Programs.COMPILERS;
import static org.mentorlink.mothers.Programs.GRACES_PART;
import static org.mentorlink.mothers.Programs.MENTORS;
import static org.mentorlink.mothers.Programs.MENTORS_OF_COMPILERS;
import static org.mentorlink.mothers.Programs.step;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.OnboardingMet;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.FindProgram;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramStaff;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.Reached;

class OnboardingNotificationsTest {

    private static final TrackingToken HERE = new GlobalSequenceTrackingToken(17);

    private final QueryGateway queries = mock(QueryGateway.class);
    private final List<Message> sent = new ArrayList<>();
    private final OnboardingNotifications notifications = new OnboardingNotifications(queries, sent::add);

    @BeforeEach
    void everybodyIsKnown() {
        member(GRACE, "Grace", "grace@example.org");
        member(ADA, "Ada", "ada@example.org");
        member(BARBARA, "Barbara", "barbara@example.org");
        answering(new FindProgramStaff(COMPILERS.value()), new ProgramStaff(List.of(ADA.value())));
        answering(new FindProgramStaff(null), new ProgramStaff(List.of(BARBARA.value())));
        answering(
                new FindProgram(COMPILERS.value()),
                new ProgramView(
                        COMPILERS.value(),
                        "First compilers",
                        ProgramKind.GROUP,
                        null,
                        true,
                        false,
                        false,
                        List.of(ADA.value()),
                        List.of(),
                        NOW,
                        1));
        when(queries.query(any(FindOnboardingPlan.class), eq(OnboardingPlanView.class)))
                .thenReturn(CompletableFuture.completedFuture(new OnboardingPlanView(
                        "onp_x",
                        ProgramRole.MENTOR,
                        null,
                        1,
                        List.of(step("check", StepKind.BACKGROUND_CHECK, "Background check", true, 1)))));
    }

    private <T> void answering(Object query, T answer) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) answer.getClass();
        when(queries.query(eq(query), eq(type))).thenReturn(CompletableFuture.completedFuture(answer));
    }

    private void member(MemberId id, String name, @Nullable String email) {
        member(id, name, email, MemberStatus.ACTIVE);
    }

    private void member(MemberId id, String name, @Nullable String email, MemberStatus status) {
        var view = mock(MemberView.class);
        when(view.id()).thenReturn(id.value());
        when(view.firstName()).thenReturn(name);
        when(view.email()).thenReturn(email);
        when(view.status()).thenReturn(status);
        when(queries.query(eq(new FindMember(id.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(view));
    }

    private void told(String address, String subject, String said) {
        assertThat(sent).singleElement().satisfies(it -> {
            assertThat(it.to()).isEqualTo(address);
            assertThat(it.subject()).isEqualTo(subject);
            assertThat(it.body()).contains(said);
            assertThat(it.eventId()).isEqualTo("e1");
        });
        sent.clear();
    }

    @Test
    void a_member_is_welcomed_by_name_in_each_role_and_staff_is_not() {
        notifications.on(new RoleGranted(GRACE, Role.MENTOR), "e1", NOW, HERE);
        told(
                "grace@example.org",
                "Welcome as a mentor",
                "Welcome, Grace! Your account is ready. You are here to mentor.");
        notifications.on(new RoleGranted(ADA, Role.MENTEE), "e1", NOW, HERE);
        told("ada@example.org", "Welcome as a mentee", "You are here to learn.");
        for (var role : Set.of(Role.ADMIN, Role.FINANCE)) {
            notifications.on(new RoleGranted(BARBARA, role), "e1", NOW, HERE);
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void who_runs_the_program_is_told_of_its_milestones_and_the_platform_s_admins_of_theirs() {
        notifications.on(new OnboardingMet(GRACES_PART, GRACE, MENTORS_OF_COMPILERS), "e1", NOW);
        told("ada@example.org", "An onboarding is complete", "mentors of the program \"First compilers\"");
        notifications.on(new OnboardingMet(GRACES_PART, GRACE, MENTORS), "e1", NOW);
        told("barbara@example.org", "An onboarding is complete", "the onboarding of mentors.");
        notifications.on(submitted(MENTORS_OF_COMPILERS), "e1", NOW);
        told("ada@example.org", "An onboarding step waits for you", "\"Background check\"");
    }

    @Test
    void admins_are_told_of_a_document_that_waits_and_of_no_other_evidence() {
        notifications.on(document(StepState.WAITING_FOR_REVIEW), "e1", NOW);
        told("barbara@example.org", "A document waits for you", "waits for a review");
        notifications.on(document(StepState.DONE), "e1", NOW);
        assertThat(sent).isEmpty();
    }

    private static EvidenceNoted document(StepState state) {
        return new EvidenceNoted(GRACES_PART, GRACE, Evidence.document("RESUME"), "doc_1", state, null);
    }

    @Test
    void the_member_is_told_what_staff_has_decided() {
        notifications.on(
                new StepPassed(GRACES_PART, GRACE, MENTORS, "check", StepKind.BACKGROUND_CHECK, 1, null), "e1", NOW);
        told("grace@example.org", "A step of your onboarding is passed", "Background check");
        notifications.on(
                new StepReturned(
                        GRACES_PART,
                        GRACE,
                        MENTORS,
                        "removed",
                        StepKind.BACKGROUND_CHECK,
                        Personal.of(GRACE, "Too old")),
                "e1",
                NOW);
        told("grace@example.org", "A step of your onboarding needs you again", "removed");
    }

    @Test
    void whom_others_enrol_is_asked_and_nobody_else() {
        notifications.on(new MemberEnrolled(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, true), "e1", NOW);
        told(
                "grace@example.org",
                "You are invited to a program",
                "You were enrolled with the mentors of the program \"First compilers\".");
        for (var invited : Arrays.asList(false, null)) {
            notifications.on(new MemberEnrolled(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, invited), "e1", NOW);
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void nobody_writes_to_an_erased_member() {
        member(GRACE, "Grace", null);
        notifications.on(new RoleGranted(GRACE, Role.MENTOR), "e1", NOW, HERE);
        assertThat(sent).isEmpty();
    }

    @Test
    void staff_that_is_shut_out_is_told_nothing() {
        member(BARBARA, "Barbara", "barbara@example.org", MemberStatus.SUSPENDED);
        notifications.on(new OnboardingMet(GRACES_PART, GRACE, MENTORS), "e1", NOW);
        assertThat(sent).isEmpty();
    }

    @Test
    void waits_for_the_read_models() {
        var grace = queries.query(new FindMember(GRACE.value()), MemberView.class);
        when(queries.query(eq(new AwaitPosition(17, 5_000)), eq(Reached.class)))
                .thenReturn(CompletableFuture.completedFuture(new Reached(17)));
        when(queries.query(eq(new FindMember(GRACE.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(null), grace);
        notifications.on(new RoleGranted(GRACE, Role.MENTOR), "e1", NOW, HERE);
        told("grace@example.org", "Welcome as a mentor", "Grace");

        when(queries.query(eq(new FindMember(GRACE.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(null));
        assertThatThrownBy(() -> notifications.on(new RoleGranted(GRACE, Role.MENTOR), "e1", NOW, HERE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void is_never_replayed() {
        assertThat(OnboardingNotifications.class).hasAnnotation(DisallowReplay.class);
        assertThat(OnboardingNotifications.class
                        .getAnnotation(ProcessingGroup.class)
                        .value())
                .isEqualTo("worker-notification");
    }

    private static StepSubmitted submitted(Track track) {
        return new StepSubmitted(GRACES_PART, GRACE, track, "check", StepKind.BACKGROUND_CHECK, 1, null);
    }
}
