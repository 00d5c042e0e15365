package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.FakePrograms.P;
import static org.mentorlink.api.FakePrograms.Q;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.ParticipantCommand.CompleteStep;
import org.mentorlink.program.ParticipantCommand.EnrolMember;
import org.mentorlink.program.ParticipantCommand.ReviewStep;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.PlanCommand.ConfigureOnboarding;
import org.mentorlink.program.ProgramCommand.AppointProgramAdmin;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Actor;
import tools.jackson.databind.JsonNode;

/** B4: Sam runs P and Thandi runs Q, and neither has a right in the other's program or on the platform. */
class ProgramsTest extends ApiTest {

    private static final String PLAN = "mutation { configureOnboarding(input: {role: MENTEE%s, steps: [{kind: TUTORIAL,"
            + " title: \"Tour\", required: true}]}) { onboardingPlan { id } errors { code path } position } }";
    private static final String QUEUE = "{ onboardingQueue(role: MENTEE%s) { steps { step { key } open waitingForReview"
            + " since } edges { cursor node { id member { firstName } program { id } nextStep { key } } } } }";
    private static final String REVIEW =
            "mutation { reviewOnboardingStep(input: {memberId: \"mbr_lerato\", role: MENTEE%s,"
                    + " step: \"check\", passed: true}) { onboarding { id } errors { code } } }";
    private static final String IN_P = ", programId: \"" + P + "\"";
    private static final String IN_Q = ", programId: \"" + Q + "\"";

    @AfterEach
    void everybodyIsChecked() {
        world.programs.unchecked.clear();
    }

    @Nested
    class Who_runs_a_program {

        @ParameterizedTest
        @ValueSource(strings = {PLAN, QUEUE, REVIEW})
        void manages_that_one_and_no_other(String operation) {
            assertFine(ask(SAM, operation.formatted(IN_P)));
            assertCode(ask(SAM, operation.formatted(IN_Q)), "FORBIDDEN");
            assertCode(ask(THANDI, operation.formatted(IN_P)), "FORBIDDEN");
            assertFine(ask(THANDI, operation.formatted(IN_Q)));
        }

        @ParameterizedTest
        @ValueSource(strings = {PLAN, QUEUE, REVIEW})
        void has_no_right_on_the_platform(String operation) {
            assertCode(ask(SAM, operation.formatted("")), "FORBIDDEN");
            assertFine(ask(ADMIN, operation.formatted("")));
        }

        @ParameterizedTest
        @ValueSource(strings = {PLAN, QUEUE, REVIEW})
        void is_not_whoever_is_asked(String operation) {
            assertCode(ask(LERATO, operation.formatted(IN_P)), "FORBIDDEN");
            assertCode(ask(FINANCE, operation.formatted(IN_P)), "FORBIDDEN");
            assertCode(ask(NOBODY, operation.formatted(IN_P)), "UNAUTHENTICATED");
            assertFine(ask(ADMIN, operation.formatted(IN_P)));
        }

        @Test
        void sees_its_participants_and_admins_and_no_other_program_s() {
            var document =
                    "{ program(id: \"%s\") { mayManage admins { id } participants(role: MENTEE) { edges { node { id } } } } }";

            var own = ask(SAM, document.formatted(P)).at("/data/program");
            assertThat(own.at("/mayManage").asBoolean()).isTrue();
            assertThat(own.at("/admins/0/id").asString()).isEqualTo(SAM);
            assertThat(own.at("/participants/edges/0/node/id").asString()).startsWith("onb_");

            assertCode(ask(SAM, document.formatted(Q)), "FORBIDDEN");
            var others = ask(SAM, "{ program(id: \"" + Q + "\") { mayManage admins { id } } }")
                    .at("/data/program");
            assertThat(others.at("/mayManage").asBoolean()).isFalse();
            assertThat(others.at("/admins").isNull()).isTrue();
        }

        @Test
        void is_told_what_may_be_done_with_it() {
            var document = "{ program(id: \"%s\") { availableActions { action allowed } } }";

            assertThat(actions(SAM, document.formatted(P)))
                    .containsExactly(
                            "ADD_BLACKOUT",
                            "REMOVE_BLACKOUT",
                            "CONFIGURE_ONBOARDING",
                            "ENROL_MEMBER",
                            "WITHDRAW_MEMBER");
            assertThat(actions(SAM, document.formatted(Q))).isEmpty();
            assertThat(actions(LERATO, document.formatted(P))).isEmpty();
            assertThat(actions(ADMIN, document.formatted(P)))
                    .contains("CHANGE_PROGRAM", "APPOINT_ADMIN", "ENROL_MEMBER");
            assertCode(
                    ask(SAM, "{ program(id: \"" + Q + "\") { candidates(role: MENTEE, name: \"Le\") { id } } }"),
                    "FORBIDDEN");
        }

        private List<String> actions(String member, String document) {
            return ask(member, document)
                    .at("/data/program/availableActions")
                    .valueStream()
                    .filter(each -> each.get("allowed").asBoolean())
                    .map(each -> each.get("action").asString())
                    .toList();
        }

        @Test
        void reads_the_onboarding_of_others_there_and_nowhere_else() {
            var document =
                    "{ mentor(id: \"mtr_thandi\") { member { onboarding { program { id } steps { answer } } } } }";

            var seen = ask(SAM, document).at("/data/mentor/member/onboarding");
            assertThat(seen.size()).isEqualTo(1);
            assertThat(seen.at("/0/program/id").asString()).isEqualTo(P);
            assertThat(ask(THANDI, document)
                            .at("/data/mentor/member/onboarding")
                            .size())
                    .isEqualTo(2);
            assertThat(ask(ADMIN, document).at("/data/mentor/member/onboarding").size())
                    .isEqualTo(2);
            for (var other : new String[] {LERATO, FINANCE, NOBODY}) {
                var answer = ask(other, document);
                assertFine(answer);
                assertThat(answer.at("/data/mentor/member/onboarding").isNull()).isTrue();
            }
        }

        @Test
        void acts_as_such_and_not_in_a_role_of_the_platform() {
            assertFine(ask(SAM, PLAN.formatted(IN_P)));

            assertThat(world.commands.getLast()).isInstanceOf(ConfigureOnboarding.class);
            assertThat(world.actors.getLast()).isEqualTo(new Actor(SAM, "PROGRAM_ADMIN"));
        }

        @Test
        void appoints_nobody() {
            var document = "mutation { appointProgramAdmin(input: {programId: \"" + P
                    + "\", memberId: \"mbr_lerato\"}) { program { id } errors { code path } } }";
            assertCode(ask(SAM, document), "FORBIDDEN");
            assertFine(ask(ADMIN, document));
            assertThat(world.commands).containsExactly(new AppointProgramAdmin(new ProgramId(P), new MemberId(LERATO)));
        }
    }

    @Nested
    class The_viewer {

        @Test
        void is_told_what_may_be_done_with_nothing_there_is_yet() {
            assertThat(actions(NOBODY)).isEmpty();
            assertThat(actions(LERATO)).isEmpty();
            assertThat(actions(SAM)).as("runs a program, and creates none").isEmpty();
            assertThat(actions(FINANCE))
                    .contains("READ_LEDGER", "START_RECONCILIATION", "OFFER_CREDIT_PACK")
                    .doesNotContain("READ_MEMBERS", "CREATE_PROGRAM", "CONFIGURE_PLATFORM_ONBOARDING");
            assertThat(actions(ADMIN))
                    .contains("READ_LEDGER", "READ_MEMBERS", "CREATE_PROGRAM", "CONFIGURE_PLATFORM_ONBOARDING");
        }

        private List<String> actions(String viewer) {
            return ask(viewer, "{ viewerActions { action allowed } }")
                    .at("/data/viewerActions")
                    .valueStream()
                    .filter(each -> each.get("allowed").asBoolean())
                    .map(each -> each.get("action").asString())
                    .toList();
        }
    }

    @Nested
    class Enrolling {

        @Test
        void oneself_is_told_apart_from_being_enrolled() {
            assertFine(enrol(LERATO, P, null, "MENTEE"));
            assertFine(enrol(SAM, P, LERATO, "MENTEE"));

            assertFine(enrol(SAM, P, SAM, "MENTEE"));

            assertThat(world.commands)
                    .containsExactly(
                            enrolment(LERATO, true, false), enrolment(LERATO, false, true), enrolment(SAM, true, true));
        }

        @Test
        void others_needs_the_right_to_do_it() {
            assertCode(enrol(SAM, Q, LERATO, "MENTEE"), "FORBIDDEN");
            assertCode(enrol(LERATO, P, SAM, "MENTEE"), "FORBIDDEN");
            assertFine(enrol(ADMIN, Q, LERATO, "MENTEE"));
        }

        @Test
        void as_a_mentor_is_for_mentors() {
            assertThat(enrol(LERATO, P, null, "MENTOR")
                            .at("/data/enrolMember/errors/0/code")
                            .asString())
                    .isEqualTo("NOT_A_MENTOR");
            assertThat(enrol(THANDI, P, null, "MENTOR")
                            .at("/data/enrolMember/errors")
                            .size())
                    .isZero();
        }

        @Test
        void needs_a_program_and_a_member() {
            assertThat(enrol(ADMIN, "prg_none", LERATO, "MENTEE")
                            .at("/data/enrolMember/errors/0/path/1")
                            .asString())
                    .isEqualTo("programId");
            assertThat(enrol(ADMIN, P, "mbr_none", "MENTEE")
                            .at("/data/enrolMember/errors/0/path/1")
                            .asString())
                    .isEqualTo("memberId");
        }

        private JsonNode enrol(String viewer, String program, String member, String role) {
            var whom = member == null ? "" : ", memberId: \"" + member + "\"";
            return ask(
                    viewer,
                    "mutation { enrolMember(input: {programId: \"" + program + "\", role: " + role + whom
                            + "}) { program { id } onboarding { id } errors { code path } } }");
        }

        private static EnrolMember enrolment(String member, boolean self, boolean managed) {
            var memberId = new MemberId(member);
            return new EnrolMember(
                    ParticipantId.of(memberId), memberId, new ProgramId(P), ProgramRole.MENTEE, self, managed);
        }
    }

    @Nested
    class Onboarding {

        @Test
        void shows_the_next_step_and_how_far_it_is() {
            var own = ask(
                            LERATO,
                            "{ me { onboarding { id percent invited bookable role program { name } nextStep { key kind title }"
                                    + " steps { key state answer } } } }")
                    .at("/data/me/onboarding");

            assertThat(own.at("/0/id").asString()).isEqualTo("onb_lerato-mentee");
            assertThat(own.at("/0/percent").asInt()).isEqualTo(50);
            assertThat(own.at("/0/nextStep/key").asString()).isEqualTo("tutorial");
            assertThat(own.at("/0/steps/0/answer").asString()).isEqualTo("To learn");
            assertThat(own.at("/1/program/name").asString()).isEqualTo("Program prg_p");
        }

        @Test
        void says_of_each_step_what_its_member_does_and_what_whoever_manages_it() {
            var steps = "onboarding { program { id } steps { key availableActions { action allowed reason } } }";
            var own = ask(LERATO, "{ me { " + steps + " } }").at("/data/me/onboarding/1/steps");
            assertThat(own.at("/0/availableActions").size()).isZero();
            assertThat(own.at("/1/availableActions").toString())
                    .isEqualTo("[{\"action\":\"COMPLETE_STEP\",\"allowed\":true,\"reason\":null}]");
            assertThat(own.at("/2/availableActions").size()).isZero();

            var reviewed = "[{\"action\":\"REVIEW_STEP\",\"allowed\":true,\"reason\":null}]";
            var others = "{ mentor(id: \"mtr_thandi\") { member { " + steps + " } } }";
            var inP = ask(SAM, others).at("/data/mentor/member/onboarding/0/steps");
            assertThat(inP.at("/1/availableActions").size()).isZero();
            assertThat(inP.at("/2/availableActions").toString()).isEqualTo(reviewed);
            for (var track : ask(ADMIN, others).at("/data/mentor/member/onboarding")) {
                assertThat(track.at("/steps/2/availableActions").toString()).isEqualTo(reviewed);
            }

            var ofSam = ask(SAM, "{ me { " + steps + " } }").at("/data/me/onboarding");
            assertThat(ofSam.at("/0/steps/2/availableActions").size()).isZero();
            assertThat(ofSam.at("/1/steps/2/availableActions/0/reason").asString())
                    .isEqualTo("OWN_REVIEW");
        }

        @Test
        void is_completed_by_the_viewer_alone() {
            assertFine(ask(
                    LERATO,
                    "mutation { completeOnboardingStep(input: {role: MENTEE, step: \"tutorial\", answer: \"Done\"})"
                            + " { onboarding { id percent } errors { code } position } }"));

            var lerato = new MemberId(LERATO);
            assertThat(world.commands)
                    .containsExactly(new CompleteStep(
                            ParticipantId.of(lerato),
                            lerato,
                            Track.platform(ProgramRole.MENTEE),
                            "tutorial",
                            "Done",
                            null));
        }

        @Test
        void is_reviewed_by_who_says_so() {
            assertFine(ask(SAM, REVIEW.formatted(IN_P)));

            assertThat(world.commands)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ReviewStep.class,
                            review -> assertThat(review.reviewerId()).isEqualTo(new MemberId(SAM)));
        }

        @Test
        void answers_the_plan_as_it_is_to_who_was_too_late() {
            var answer = ask(
                            ADMIN,
                            "mutation { configureOnboarding(input: {role: MENTEE, steps: [], expectedVersion: 0})"
                                    + " { onboardingPlan { version steps { key } } errors { code } } }")
                    .at("/data/configureOnboarding");

            assertThat(answer.at("/errors/0/code").asString()).isEqualTo("VERSION_CONFLICT");
            assertThat(answer.at("/onboardingPlan/version").asInt()).isEqualTo(1);
        }

        @Test
        void of_an_unknown_program_is_not_found() {
            assertThat(ask(ADMIN, PLAN.formatted(", programId: \"prg_none\""))
                            .at("/data/configureOnboarding/errors/0/code")
                            .asString())
                    .isEqualTo("NOT_FOUND");
            assertCode(ask(ADMIN, QUEUE.formatted(", programId: \"prg_none\"")), "NOT_FOUND");
        }

        @Test
        void queues_with_counts() {
            var queue = ask(SAM, QUEUE.formatted(IN_P)).at("/data/onboardingQueue");

            assertThat(queue.at("/steps/0/open").asInt()).isEqualTo(1);
            assertThat(queue.at("/edges/0/node/program/id").asString()).isEqualTo(P);
            assertCode(ask(SAM, QUEUE.formatted(IN_P + ", after: \"" + cursor("garbage") + "\"")), "BAD_REQUEST");
        }

        private static String cursor(String key) {
            return java.util.Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("k:" + key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Nested
    class A_mentor {

        @Test
        void says_whether_and_why_they_cannot_be_booked() {
            var document = "{ mentor(id: \"mtr_thandi\") { bookable notBookableBecause } }";
            var ready = ask(NOBODY, document).at("/data/mentor");
            assertThat(ready.at("/bookable").asBoolean()).isTrue();
            assertThat(ready.at("/notBookableBecause").isNull()).isTrue();

            world.programs.unchecked.add(THANDI);
            var unready = ask(NOBODY, document).at("/data/mentor");
            assertThat(unready.at("/bookable").asBoolean()).isFalse();
            assertThat(unready.at("/notBookableBecause").asString()).contains("Background check", "BACKGROUND_CHECK");
        }

        @Test
        void is_not_kept_from_work_by_a_rule_that_is_no_rule_any_more() {
            var strikes = StrikesId.of(new MemberId(THANDI)).value();
            world.strikes.put(strikes, new StrikesView(strikes, THANDI, null, List.of(), clock.instant()));
            try {
                assertThat(ask(NOBODY, "{ mentor(id: \"mtr_thandi\") { bookable } }")
                                .at("/data/mentor/bookable")
                                .asBoolean())
                        .isTrue();
            } finally {
                world.strikes.remove(strikes);
            }
        }

        @Test
        void is_not_offered_to_a_mentee_whose_own_onboarding_has_a_step_left() {
            var document = "{ mentor(id: \"mtr_thandi\") { bookable availableActions { action reason } } }";
            world.programs.unchecked.add(LERATO);
            assertThat(ask(LERATO, document).at("/data/mentor").toString())
                    .isEqualTo("{\"bookable\":true,\"availableActions\":["
                            + "{\"action\":\"BOOK\",\"reason\":\"ONBOARDING_INCOMPLETE\"},"
                            + "{\"action\":\"REQUEST_SESSION\",\"reason\":\"ONBOARDING_INCOMPLETE\"}]}");
        }

        @Test
        void who_has_lost_the_role_is_not_bookable() {
            var before = world.members.put(THANDI, Views.noMentorAnyMore(THANDI));
            try {
                var document = "{ mentor(id: \"mtr_thandi\") { bookable notBookableBecause } }";
                assertCode(ask(LERATO, document), "NOT_FOUND");
                var mentor = ask(ADMIN, document).at("/data/mentor");
                assertThat(mentor.at("/bookable").asBoolean()).isFalse();
                assertThat(mentor.at("/notBookableBecause").asString())
                        .isEqualTo("This mentor takes no bookings at present.");
            } finally {
                world.members.put(THANDI, before);
            }
        }

        @Test
        void a_booking_that_is_refused_names_the_steps_that_are_missing_and_to_others_not_the_program() {
            var document = "mutation { requestBooking(input: {mentorId: \"mtr_thandi\","
                    + " startsAt: \"2026-11-02T10:00:00+02:00\", topic: \"Java\", paymentMethod: \"pm_card_visa\","
                    + " idempotencyKey: \"%s\"}) { booking { id } errors { __typename code path"
                    + " ... on OnboardingIncomplete { role missingSteps { key kind title programId } } } } }";

            world.programs.unchecked.add(THANDI);
            assertThat(ask(LERATO, document.formatted("unready-1"))
                            .at("/data/requestBooking/errors/0")
                            .toString())
                    .isEqualTo("{\"__typename\":\"OnboardingIncomplete\",\"code\":\"ONBOARDING_INCOMPLETE\","
                            + "\"path\":[\"input\",\"mentorId\"],\"role\":\"MENTOR\",\"missingSteps\":[{\"key\":\"check\","
                            + "\"kind\":\"BACKGROUND_CHECK\",\"title\":\"Background check\",\"programId\":null}]}");

            world.programs.unchecked.clear();
            world.programs.unchecked.add(LERATO);
            assertThat(ask(LERATO, document.formatted("unready-2"))
                            .at("/data/requestBooking/errors/0")
                            .toString())
                    .isEqualTo(
                            "{\"__typename\":\"OnboardingIncomplete\",\"code\":\"ONBOARDING_INCOMPLETE\","
                                    + "\"path\":[],\"role\":\"MENTEE\",\"missingSteps\":[{\"key\":\"check\","
                                    + "\"kind\":\"BACKGROUND_CHECK\",\"title\":\"Background check\",\"programId\":\"prg_checks\"}]}");
        }
    }

    @Nested
    class Consent {

        @Test
        void is_given_by_the_viewer_for_themselves() {
            assertFine(ask(
                    LERATO,
                    "mutation { recordConsent(input: {purpose: TERMS, version: \"1\"}) { member { consents { purpose"
                            + " version given givenAt withdrawnAt } } errors { code } position } }"));
            assertThat(world.commands)
                    .containsExactly(new RecordConsent(new MemberId(LERATO), ConsentPurpose.TERMS, "1"));
        }

        @Test
        void is_seen_by_the_member_and_admins_only() {
            var document = "{ mentor(id: \"mtr_thandi\") { member { consents { purpose given } } } }";
            for (var viewer : new String[] {THANDI, ADMIN}) {
                assertThat(ask(viewer, document)
                                .at("/data/mentor/member/consents/0/given")
                                .asBoolean())
                        .isTrue();
            }
            for (var viewer : new String[] {LERATO, SAM, FINANCE, NOBODY}) {
                var answer = ask(viewer, document);
                assertFine(answer);
                assertThat(answer.at("/data/mentor/member/consents").isNull()).isTrue();
            }
        }
    }
}
