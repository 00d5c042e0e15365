package org.mentorlink.command.program;

import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Programs.COMPILERS;
import static org.mentorlink.mothers.Programs.GRACES_PART;
import static org.mentorlink.mothers.Programs.MENTORS;
import static org.mentorlink.mothers.Programs.MENTORS_OF_COMPILERS;
import static org.mentorlink.mothers.Programs.PROFILE;
import static org.mentorlink.mothers.Programs.graceEnrolled;
import static org.mentorlink.mothers.Programs.graceInvited;
import static org.mentorlink.mothers.Programs.step;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.program.PlanTest.FixedPrograms;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ParticipantCommand;
import org.mentorlink.program.ParticipantCommand.CompleteStep;
import org.mentorlink.program.ParticipantCommand.EnrolMember;
import org.mentorlink.program.ParticipantCommand.ForgetEvidence;
import org.mentorlink.program.ParticipantCommand.NoteEvidence;
import org.mentorlink.program.ParticipantCommand.ReviewStep;
import org.mentorlink.program.ParticipantCommand.WithdrawMember;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantEvent.EnrolmentAccepted;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.MemberWithdrawn;
import org.mentorlink.program.ParticipantEvent.OnboardingMet;
import org.mentorlink.program.ParticipantEvent.StepCompleted;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Personal;

class ParticipantTest {

    private static final OnboardingStep CODE = step("code", StepKind.CODE_OF_CONDUCT, "Code of conduct", true, 4);
    private static final OnboardingStep TOUR = step("tour", StepKind.TUTORIAL, "Tour", false, 1);
    private static final OnboardingStep CHECK = step("check", StepKind.BACKGROUND_CHECK, "Check", true, 2);
    private static final OnboardingStep PROFILE_STEP = step("profile", StepKind.PROFILE, "Profile", true, 1);
    private static final Evidence CHECKED = Evidence.BACKGROUND_CHECK;
    private static final LocalDate TOMORROW = LocalDate.of(2026, 3, 3);

    private static final MemberWithdrawn WITHDRAWN =
            new MemberWithdrawn(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, Personal.of(GRACE, "No time"));
    private static final EnrolmentAccepted ACCEPTED =
            new EnrolmentAccepted(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR);
    private static final OnboardingMet MET = new OnboardingMet(GRACES_PART, GRACE, MENTORS);

    @AfterAll
    static void every_command_and_event_of_a_participant_was_in_a_scenario() {
        Scenario.assertAllUsed(ParticipantCommand.class, ParticipantEvent.class);
    }

    @Nested
    class Enrolling {

        @Test
        void by_others_invites_a_member_once() {
            participant().when(BY_STAFF).then(graceInvited());
            participant().given(graceInvited()).when(BY_STAFF).nothing();
            participant().given(graceInvited(), ACCEPTED).when(BY_STAFF).nothing();
        }

        @Test
        void is_agreed_to_by_the_member_once_whether_the_program_is_open_to_all_or_not() {
            participant().given(graceInvited()).when(BY_HERSELF).then(ACCEPTED);
            participant().given(graceInvited(), ACCEPTED).when(BY_HERSELF).nothing();
            participant().given(graceEnrolled()).when(BY_HERSELF).nothing();
        }

        @Test
        void of_the_first_revision_needs_no_agreement() {
            participant()
                    .given(new MemberEnrolled(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, null))
                    .when(BY_HERSELF)
                    .nothing();
        }

        @Test
        void after_a_withdrawal_begins_anew() {
            participant()
                    .given(graceInvited(), WITHDRAWN)
                    .when(BY_HERSELF)
                    .refused("SELF_ENROLMENT_CLOSED", "input", "programId");
            participant()
                    .given(graceInvited(), ACCEPTED, WITHDRAWN)
                    .when(BY_STAFF)
                    .then(graceInvited());
        }

        @Test
        void takes_members_in_who_ask_where_the_program_is_open_to_them() {
            participant().when(BY_HERSELF).refused("SELF_ENROLMENT_CLOSED", "input", "programId");
            in(new ProgramState(
                            new ProgramProfile("Open", ProgramKind.GROUP, null, false, true),
                            false,
                            Set.of(),
                            List.of()))
                    .when(BY_HERSELF)
                    .then(graceEnrolled());
        }

        @Test
        void takes_those_in_who_run_the_program_and_ask() {
            participant().when(enrol(true, true)).then(graceEnrolled());
        }

        @Test
        void is_refused_once_the_program_is_closed() {
            var closed = new ProgramState(PROFILE, true, Set.of(), List.of());
            in(closed).when(BY_STAFF).refused("PROGRAM_CLOSED", "input", "programId");
            in(closed).given(graceInvited()).when(BY_HERSELF).refused("PROGRAM_CLOSED", "input", "programId");
        }

        private static final EnrolMember BY_STAFF = enrol(false, true);
        private static final EnrolMember BY_HERSELF = enrol(true, false);

        private static EnrolMember enrol(boolean self, boolean managed) {
            return new EnrolMember(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, self, managed);
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void ends_the_part_once() {
            participant().given(graceEnrolled()).when(withdraw()).then(WITHDRAWN);
            participant().given(graceEnrolled(), WITHDRAWN).when(withdraw()).nothing();
            participant().when(withdraw()).nothing();
        }

        private static WithdrawMember withdraw() {
            return new WithdrawMember(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, "No time");
        }
    }

    @Nested
    class CompletingAStep {

        @Test
        void keeps_the_version_of_the_text_and_the_answer() {
            asking(CODE, CHECK)
                    .when(complete(MENTORS, "code", "I do", 4))
                    .then(completed("code", StepKind.CODE_OF_CONDUCT, 4, "I do"));
        }

        @Test
        void changes_nothing_twice() {
            asking(CODE, CHECK)
                    .given(completed("code", StepKind.CODE_OF_CONDUCT, 4, "I do"))
                    .when(complete(MENTORS, "code", "I do", null))
                    .nothing();
            asking(CODE, CHECK)
                    .given(completed("code", StepKind.CODE_OF_CONDUCT, 4, "I do"))
                    .when(complete(MENTORS, "code", null, null))
                    .nothing();
        }

        @Test
        void takes_another_answer_and_a_newer_version_of_the_text() {
            asking(TOUR, CODE)
                    .given(completed("tour", StepKind.TUTORIAL, 1, "Nice"))
                    .when(complete(MENTORS, "tour", "Very nice", null))
                    .then(completed("tour", StepKind.TUTORIAL, 1, "Very nice"));
            asking(CODE, CHECK)
                    .given(completed("code", StepKind.CODE_OF_CONDUCT, 3, null))
                    .when(complete(MENTORS, "code", null, 4))
                    .then(completed("code", StepKind.CODE_OF_CONDUCT, 4, null));
        }

        @Test
        void says_once_that_everything_that_matters_is_done() {
            asking(CODE, TOUR)
                    .when(complete(MENTORS, "code", null, null))
                    .then(completed("code", StepKind.CODE_OF_CONDUCT, 4, null), MET);
            asking(CODE, TOUR)
                    .given(completed("code", StepKind.CODE_OF_CONDUCT, 4, null), MET)
                    .when(complete(MENTORS, "tour", null, null))
                    .then(completed("tour", StepKind.TUTORIAL, 1, null));
            asking(TOUR)
                    .when(complete(MENTORS, "tour", null, null))
                    .then(completed("tour", StepKind.TUTORIAL, 1, null), MET);
        }

        @Test
        void hands_a_background_check_to_staff_once() {
            asking(CHECK)
                    .when(complete(MENTORS, "check", "Ask my employer", null))
                    .then(submitted("Ask my employer"));
            asking(CHECK)
                    .given(submitted("Ask my employer"))
                    .when(complete(MENTORS, "check", "Again", null))
                    .nothing();
        }

        @Test
        void is_refused_for_what_the_platform_sees_by_itself() {
            asking(PROFILE_STEP)
                    .when(complete(MENTORS, "profile", null, null))
                    .refused("STEP_SEEN_BY_ITSELF", "input", "step");
        }

        @Test
        void is_refused_for_a_text_that_has_changed() {
            asking(CODE).when(complete(MENTORS, "code", null, 3)).refused("TEXT_CHANGED", "input", "textVersion");
        }

        @Test
        void is_refused_for_a_step_that_is_not_asked_for() {
            asking(CODE).when(complete(MENTORS, "tour", null, null)).refused("NOT_FOUND", "input", "step");
        }

        @Test
        void is_refused_with_an_answer_over_4000_characters() {
            asking(CODE)
                    .when(complete(MENTORS, "code", "x".repeat(4_001), null))
                    .refused("ANSWER_TOO_LONG", "input", "answer");
        }

        @Test
        void in_a_program_needs_an_enrolment() {
            var command = complete(MENTORS_OF_COMPILERS, "tour", null, null);
            asking(TOUR, CODE).when(command).refused("NOT_ENROLLED", "input", "programId");
            asking(TOUR, CODE)
                    .given(graceEnrolled(), WITHDRAWN)
                    .when(command)
                    .refused("NOT_ENROLLED", "input", "programId");
            asking(TOUR, CODE)
                    .given(graceEnrolled())
                    .when(command)
                    .then(new StepCompleted(
                            GRACES_PART, GRACE, MENTORS_OF_COMPILERS, "tour", StepKind.TUTORIAL, 1, null));
        }
    }

    @Nested
    class ReviewingAStep {

        @Test
        void passes_it_once_handed_in_or_not() {
            asking(CHECK).given(submitted(null)).when(review(true, null)).then(passed(), MET);
            asking(CHECK).when(review(true, null)).then(passed(), MET);
            asking(CHECK).given(passed()).when(review(true, null)).nothing();
        }

        @Test
        void gives_it_back_with_a_reason() {
            asking(CHECK).given(submitted(null)).when(review(false, "Too old")).then(returned());
            asking(CHECK)
                    .given(submitted(null), passed())
                    .when(review(false, "Too old"))
                    .then(returned());
            asking(CHECK)
                    .given(submitted(null), returned())
                    .when(review(false, "Too old"))
                    .nothing();
            asking(CHECK).when(review(false, null)).refused("BLANK_REASON", "input", "reason");
        }

        @Test
        void lets_the_member_hand_it_in_again() {
            asking(CHECK)
                    .given(submitted(null), returned())
                    .when(complete(MENTORS, "check", null, null))
                    .then(submitted(null));
        }

        @Test
        void is_refused_to_the_member_and_for_other_kinds() {
            asking(CHECK)
                    .when(new ReviewStep(GRACES_PART, GRACE, MENTORS, "check", GRACE, true, null))
                    .refused("OWN_REVIEW", "input", "memberId");
            asking(CODE)
                    .when(new ReviewStep(GRACES_PART, GRACE, MENTORS, "code", BARBARA, true, null))
                    .refused("STEP_NOT_REVIEWED", "input", "step");
        }

        private static ReviewStep review(boolean passed, @Nullable String reason) {
            return new ReviewStep(GRACES_PART, GRACE, MENTORS, "check", BARBARA, passed, reason);
        }

        private static StepPassed passed() {
            return new StepPassed(GRACES_PART, GRACE, MENTORS, "check", StepKind.BACKGROUND_CHECK, 2, null);
        }

        private static StepReturned returned() {
            return new StepReturned(
                    GRACES_PART, GRACE, MENTORS, "check", StepKind.BACKGROUND_CHECK, Personal.of(GRACE, "Too old"));
        }
    }

    @Nested
    class SeeingEvidence {

        @Test
        void notes_it_once_for_each_source() {
            participant().when(note("doc_1", StepState.DONE, null)).then(noted("doc_1", StepState.DONE, null));
            participant()
                    .given(noted("doc_1", StepState.DONE, null))
                    .when(note("doc_1", StepState.DONE, null))
                    .nothing();
            participant()
                    .given(noted("doc_1", StepState.DONE, null))
                    .when(note("doc_2", StepState.DONE, null))
                    .then(noted("doc_2", StepState.DONE, null));
        }

        @Test
        void completes_the_steps_of_programs_that_ask_for_it() {
            asking(CHECK)
                    .given(graceEnrolled())
                    .when(note("doc_1", StepState.DONE, null))
                    .then(
                            noted("doc_1", StepState.DONE, null),
                            new OnboardingMet(GRACES_PART, GRACE, MENTORS_OF_COMPILERS));
        }

        @Test
        void completes_nothing_while_it_waits_or_when_it_has_run_out() {
            asking(CHECK)
                    .given(graceEnrolled())
                    .when(note("doc_1", StepState.WAITING_FOR_REVIEW, null))
                    .then(noted("doc_1", StepState.WAITING_FOR_REVIEW, null));
            var today = TOMORROW.minusDays(1);
            asking(CHECK)
                    .given(graceEnrolled())
                    .when(note("doc_1", StepState.DONE, today))
                    .then(noted("doc_1", StepState.DONE, today));
            asking(CHECK)
                    .given(graceEnrolled())
                    .when(note("doc_1", StepState.DONE, TOMORROW))
                    .then(
                            noted("doc_1", StepState.DONE, TOMORROW),
                            new OnboardingMet(GRACES_PART, GRACE, MENTORS_OF_COMPILERS));
        }

        @Test
        void completes_a_profile_on_the_platform() {
            var profile = Evidence.profile(ProgramRole.MENTOR);
            asking(PROFILE_STEP)
                    .when(new NoteEvidence(GRACES_PART, GRACE, profile, "", StepState.DONE, null))
                    .then(new EvidenceNoted(GRACES_PART, GRACE, profile, "", StepState.DONE, null), MET);
        }

        @Test
        void forgets_what_a_source_has_shown() {
            var forget = new ForgetEvidence(GRACES_PART, GRACE, "doc_1");
            participant()
                    .given(noted("doc_1", StepState.DONE, null), noted("doc_2", StepState.DONE, null))
                    .when(forget)
                    .then(noted("doc_1", StepState.OPEN, null));
            participant()
                    .given(noted("doc_1", StepState.DONE, null), noted("doc_1", StepState.OPEN, null))
                    .when(forget)
                    .nothing();
        }

        private static NoteEvidence note(String source, StepState state, @Nullable LocalDate until) {
            return new NoteEvidence(GRACES_PART, GRACE, CHECKED, source, state, until);
        }

        private static EvidenceNoted noted(String source, StepState state, @Nullable LocalDate until) {
            return new EvidenceNoted(GRACES_PART, GRACE, CHECKED, source, state, until);
        }
    }

    private static Scenario<Participant> participant() {
        return in(new ProgramState(PROFILE, false, Set.of(), List.of()));
    }

    private static Scenario<Participant> in(ProgramState program) {
        return new Scenario<>(Participant.class, NOW, new FixedPrograms(program, null));
    }

    private static Scenario<Participant> asking(OnboardingStep... steps) {
        var plan = new OnboardingPlan(ProgramRole.MENTOR, 4, List.of(steps));
        return new Scenario<>(
                Participant.class, NOW, new FixedPrograms(new ProgramState(PROFILE, false, Set.of(), List.of()), plan));
    }

    private static CompleteStep complete(
            Track track, String step, @Nullable String answer, @Nullable Integer textVersion) {
        return new CompleteStep(GRACES_PART, GRACE, track, step, answer, textVersion);
    }

    private static StepCompleted completed(String step, StepKind kind, int textVersion, @Nullable String answer) {
        return new StepCompleted(
                GRACES_PART, GRACE, MENTORS, step, kind, textVersion, Personal.ofNullable(GRACE, answer));
    }

    private static StepSubmitted submitted(@Nullable String answer) {
        return new StepSubmitted(
                GRACES_PART, GRACE, MENTORS, "check", StepKind.BACKGROUND_CHECK, 2, Personal.ofNullable(GRACE, answer));
    }
}
