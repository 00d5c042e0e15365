package org.mentorlink.query.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.THANDI;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingQueuePage;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.OnboardingViews;
import org.mentorlink.program.ParticipantEvent.EnrolmentAccepted;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.MemberWithdrawn;
import org.mentorlink.program.ParticipantEvent.StepCompleted;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ParticipantPage;
import org.mentorlink.program.PlanEvent.OnboardingConfigured;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramEvent.ProgramAdminAppointed;
import org.mentorlink.program.ProgramEvent.ProgramAdminDismissed;
import org.mentorlink.program.ProgramEvent.ProgramChanged;
import org.mentorlink.program.ProgramEvent.ProgramClosed;
import org.mentorlink.program.ProgramEvent.ProgramCreated;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramPage;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.FindOnboardingQueue;
import org.mentorlink.program.ProgramQuery.FindOnboardings;
import org.mentorlink.program.ProgramQuery.FindProgram;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramQuery.FindReadiness;
import org.mentorlink.program.ProgramQuery.ListParticipants;
import org.mentorlink.program.ProgramQuery.ListPrograms;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramStaff;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.Readiness;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class OnboardingReadModelTest {

    private static final ProgramId PROGRAM = new ProgramId("prg_1");
    private static final Track MENTEES = new Track(ProgramRole.MENTEE, PROGRAM);
    private static final ProgramProfile PROFILE =
            new ProgramProfile("First steps", ProgramKind.GROUP, null, false, false);
    private static final OnboardingStep CHECK = step("check", StepKind.BACKGROUND_CHECK, true);
    private static final OnboardingStep TOUR = step("tour", StepKind.TUTORIAL, false);
    private static final Page FIRST = new Page(10, null);

    private final ReadSide side = new ReadSide();

    @BeforeEach
    void aProgramOfTwoSteps() {
        Stories.community(side)
                .store(PROGRAM, new ProgramCreated(PROGRAM, PROFILE))
                .store(
                        PlanId.of(MENTEES),
                        new OnboardingConfigured(PlanId.of(MENTEES), MENTEES, 2, List.of(CHECK, TOUR)))
                .store(part(LERATO), enrolled(LERATO));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void shows_the_platforms_onboarding_first_from_the_role_on() {
        side.catchUp();

        assertThat(onboardings(LERATO))
                .extracting(OnboardingView::id)
                .containsExactly("onb_lerato-mentee", "onb_lerato-mentee-1");
        assertThat(onboardings(THANDI)).extracting(OnboardingView::id).containsExactly("onb_thandi-mentor");
        assertThat(onboardings(LERATO).getFirst().bookable()).isTrue();
        assertThat(onboardings(LERATO).getLast())
                .matches(it -> it.percent() == 0 && !it.bookable() && "check".equals(it.next()));
    }

    @Test
    void shows_what_was_done_said_and_given_back() {
        side.store(part(LERATO), completed(LERATO, "tour", "Nice"), submitted(LERATO))
                .catchUp();

        var waiting = onboardings(LERATO).getLast();
        assertThat(waiting.percent()).isEqualTo(50);
        assertThat(waiting.next()).isNull();
        assertThat(waiting.steps().getFirst().state()).isEqualTo(StepState.WAITING_FOR_REVIEW);
        assertThat(waiting.steps().getLast())
                .matches(it -> it.state() == StepState.DONE
                        && "Nice".equals(it.answer())
                        && Integer.valueOf(1).equals(it.acceptedVersion())
                        && it.doneAt() != null);

        side.store(part(LERATO), returned(LERATO)).catchUp();
        assertThat(onboardings(LERATO).getLast().steps().getFirst())
                .matches(it -> it.state() == StepState.OPEN && "Too old".equals(it.returnedBecause()));
    }

    @Test
    void counts_who_waits_where_and_who_has_waited_longest_comes_first() {
        for (var name : List.of("a", "b", "c")) {
            side.store(part(member(name)), enrolled(member(name)));
        }
        side.store(part(LERATO), submitted(LERATO))
                .store(part(member("a")), evidence("a", StepState.DONE, null))
                .store(part(member("b")), evidence("b", StepState.DONE, null), completed(member("b"), "tour", null))
                .catchUp();

        var queue = queue(null, FIRST);
        assertThat(queue.steps()).extracting(step -> step.step().key()).containsExactly("check", "tour");
        assertThat(queue.steps())
                .extracting(OnboardingQueuePage.StepQueue::open)
                .containsExactly(1, 2);
        assertThat(queue.steps())
                .extracting(OnboardingQueuePage.StepQueue::waitingForReview)
                .containsExactly(1, 0);
        assertThat(who(queue)).containsExactly("mbr_c", "mbr_lerato", "mbr_a");
        assertThat(queue.steps().getFirst().since())
                .isEqualTo(queue.waiting().getFirst().onboarding().since());
        assertThat(who(queue("check", FIRST))).containsExactly("mbr_c", "mbr_lerato");

        var one = queue(null, new Page(1, null));
        assertThat(one.hasNext()).isTrue();
        assertThat(who(queue(null, new Page(5, one.waiting().getLast().key())))).containsExactly("mbr_lerato", "mbr_a");
    }

    @Test
    void a_changed_plan_moves_everybody_at_once() {
        side.store(part(LERATO), completed(LERATO, "tour", null)).catchUp();
        var position = side.documents().get("onboarding-queue");

        side.store(PlanId.of(MENTEES), new OnboardingConfigured(PlanId.of(MENTEES), MENTEES, 3, List.of(TOUR)))
                .catchUp();

        assertThat(onboardings(LERATO).getLast()).matches(it -> it.percent() == 100 && it.bookable());
        assertThat(queue(null, FIRST).waiting()).isEmpty();
        assertThat(side.documents().get("onboarding-queue")).isEqualTo(position);
    }

    @Test
    void a_step_that_was_added_is_waited_for_since_then() {
        side.store(part(LERATO), completed(LERATO, "tour", null), evidence(LERATO, StepState.DONE, null));
        var added = Instant.parse("2026-05-01T00:00:00Z");
        side.at(added)
                .store(
                        PlanId.of(MENTEES),
                        new OnboardingConfigured(
                                PlanId.of(MENTEES),
                                MENTEES,
                                3,
                                List.of(CHECK, TOUR, step("hello", StepKind.CUSTOM, false))))
                .catchUp();

        assertThat(queue("hello", FIRST).steps().getLast().since()).isEqualTo(added);
        assertThat(onboardings(LERATO).getLast().since()).isEqualTo(added);
    }

    @Test
    void says_what_keeps_somebody_from_a_booking() {
        side.store(part(LERATO), evidence(LERATO, StepState.DONE, LocalDate.of(2026, 4, 1)))
                .catchUp();
        assertThat(readiness()).isEmpty();

        side.at(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(readiness())
                .singleElement()
                .matches(it -> it.step().equals("check") && "prg_1".equals(it.programId()));

        side.store(PROGRAM, new ProgramClosed(PROGRAM)).catchUp();
        assertThat(readiness()).isEmpty();
    }

    @Test
    void what_is_asked_of_everybody_is_asked_of_who_is_unknown_too() {
        var platform = Track.platform(ProgramRole.MENTEE);
        side.store(PlanId.of(platform), new OnboardingConfigured(PlanId.of(platform), platform, 2, List.of(CHECK)))
                .catchUp();

        assertThat(side.ask(new FindReadiness(List.of("mbr_nobody"), ProgramRole.MENTEE), Readiness.class)
                        .missing())
                .hasSize(1);
        assertThat(readiness())
                .as("all that is missing, the platform's first")
                .extracting(Readiness.MissingStep::programId)
                .containsExactly(null, PROGRAM.value());
    }

    @Test
    void who_has_left_takes_part_no_more_and_finds_it_as_it_was_on_return() {
        side.store(
                        part(LERATO),
                        completed(LERATO, "tour", "Nice"),
                        new MemberWithdrawn(part(LERATO), LERATO, PROGRAM, ProgramRole.MENTEE, null))
                .catchUp();
        assertThat(onboardings(LERATO)).hasSize(1);
        assertThat(participants()).isEmpty();
        assertThat(queue(null, FIRST).waiting()).isEmpty();
        assertThat(readiness()).isEmpty();

        side.store(part(LERATO), enrolled(LERATO)).catchUp();
        assertThat(onboardings(LERATO).getLast().percent()).isEqualTo(50);
        assertThat(participants()).hasSize(1);
    }

    @Test
    void a_program_with_background_checks_adds_one_for_its_mentors() {
        side.store(
                        PROGRAM,
                        new ProgramChanged(
                                PROGRAM, new ProgramProfile("First steps", ProgramKind.GROUP, null, true, false)))
                .catchUp();

        var mentors = new Track(ProgramRole.MENTOR, PROGRAM);
        assertThat(side.ask(new FindOnboardingPlan(mentors), OnboardingPlanView.class)
                        .steps())
                .singleElement()
                .matches(step -> step.kind() == StepKind.BACKGROUND_CHECK && step.required());
    }

    @Test
    void programs_are_listed_newest_first_and_told_by_who_runs_them() {
        var second = new ProgramId("prg_2");
        side.store(second, new ProgramCreated(second, PROFILE), new ProgramAdminAppointed(second, THANDI))
                .store(PROGRAM, new ProgramAdminAppointed(PROGRAM, LERATO), new ProgramAdminDismissed(PROGRAM, LERATO))
                .store("mbr_boss", new RoleGranted(member("boss"), Role.ADMIN))
                .catchUp();

        assertThat(programs(null)).containsExactly("prg_2", "prg_1");
        assertThat(programs("mbr_thandi")).containsExactly("prg_2");
        assertThat(programs("mbr_lerato")).isEmpty();
        assertThat(side.ask(new FindProgram("prg_2"), ProgramView.class).adminIds())
                .containsExactly("mbr_thandi");
        assertThat(staff("prg_2")).containsExactly("mbr_thandi");
        assertThat(staff("prg_1")).containsExactly("mbr_boss");
        assertThat(staff(null)).containsExactly("mbr_boss");

        side.store(PROGRAM, new ProgramClosed(PROGRAM)).catchUp();
        assertThat(programs(null)).containsExactly("prg_2");
    }

    @Test
    void who_loses_a_role_is_asked_no_more_and_told_no_more() {
        var boss = member("boss");
        side.store(boss, new RoleGranted(boss, Role.ADMIN))
                .store(THANDI, new RoleRevoked(THANDI, Role.MENTOR, Personal.of(THANDI, "Rude")))
                .store(boss, new RoleRevoked(boss, Role.ADMIN, Personal.of(boss, "Left")))
                .catchUp();

        assertThat(onboardings(THANDI)).isEmpty();
        assertThat(staff(null)).isEmpty();

        side.store(THANDI, new RoleGranted(THANDI, Role.MENTOR)).catchUp();
        assertThat(onboardings(THANDI)).hasSize(1);
    }

    @Test
    void who_is_invited_is_kept_from_nothing_before_they_agree() {
        var zoe = member("zoe");
        side.store(part(zoe), new MemberEnrolled(part(zoe), zoe, PROGRAM, ProgramRole.MENTEE, true))
                .catchUp();
        assertThat(onboardings(zoe).getLast()).matches(it -> it.invited() && it.bookable() && it.percent() == 0);
        assertThat(readiness(zoe)).isEmpty();
        assertThat(participants())
                .filteredOn(OnboardingView::invited)
                .extracting(OnboardingView::memberId)
                .containsExactly("mbr_zoe");

        side.store(part(zoe), new EnrolmentAccepted(part(zoe), zoe, PROGRAM, ProgramRole.MENTEE))
                .catchUp();
        assertThat(onboardings(zoe).getLast()).matches(it -> !it.invited() && !it.bookable());
        assertThat(readiness(zoe)).singleElement().matches(it -> it.step().equals("check"));

        side.store(
                        part(zoe),
                        new MemberWithdrawn(part(zoe), zoe, PROGRAM, ProgramRole.MENTEE, null),
                        new MemberEnrolled(part(zoe), zoe, PROGRAM, ProgramRole.MENTEE, true))
                .catchUp();
        assertThat(onboardings(zoe).getLast().invited())
                .as("asked again on return")
                .isTrue();
    }

    @Test
    void a_late_review_begins_nothing_again_and_is_kept_for_a_return() {
        var platform = Track.platform(ProgramRole.MENTOR);
        side.store(PlanId.of(platform), new OnboardingConfigured(PlanId.of(platform), platform, 2, List.of(CHECK)))
                .store(
                        part(THANDI),
                        new StepSubmitted(
                                part(THANDI),
                                THANDI,
                                platform,
                                "check",
                                StepKind.BACKGROUND_CHECK,
                                1,
                                Personal.of(THANDI, "Ask Ada")))
                .store(THANDI, new RoleRevoked(THANDI, Role.MENTOR, Personal.of(THANDI, "Rude")))
                .store(
                        part(THANDI),
                        new StepPassed(part(THANDI), THANDI, platform, "check", StepKind.BACKGROUND_CHECK, 1, null))
                .catchUp();

        assertThat(onboardings(THANDI)).isEmpty();
        assertThat(side.ask(new FindOnboardingQueue(platform, null, FIRST), OnboardingQueuePage.class)
                        .waiting())
                .isEmpty();

        side.store(THANDI, new RoleGranted(THANDI, Role.MENTOR)).catchUp();
        assertThat(onboardings(THANDI).getLast().steps().getFirst())
                .matches(it -> it.state() == StepState.DONE && "Ask Ada".equals(it.answer()));
    }

    @Test
    void a_replay_makes_the_same() {
        side.store(part(LERATO), completed(LERATO, "tour", "Nice"), submitted(LERATO), returned(LERATO))
                .store(
                        part(THANDI),
                        enrolled(THANDI),
                        new MemberWithdrawn(part(THANDI), THANDI, PROGRAM, ProgramRole.MENTEE, null))
                .catchUp();
        var once = side.documents();

        side.reset().catchUp(1);
        assertThat(side.documents()).isEqualTo(once);
        side.rewind().catchUp(3);
        assertThat(side.documents()).isEqualTo(once);
    }

    private List<OnboardingView> onboardings(MemberId member) {
        return side.ask(new FindOnboardings(List.of(member.value())), OnboardingViews.class)
                .onboardings();
    }

    private OnboardingQueuePage queue(@Nullable String step, Page page) {
        return side.ask(new FindOnboardingQueue(MENTEES, step, page), OnboardingQueuePage.class);
    }

    private static List<String> who(OnboardingQueuePage queue) {
        return queue.waiting().stream()
                .map(waiting -> waiting.onboarding().memberId())
                .toList();
    }

    private List<Readiness.MissingStep> readiness() {
        return readiness(LERATO);
    }

    private List<Readiness.MissingStep> readiness(MemberId member) {
        return side.ask(new FindReadiness(List.of(member.value()), ProgramRole.MENTEE), Readiness.class)
                .missing();
    }

    private List<OnboardingView> participants() {
        return side.ask(new ListParticipants(MENTEES, FIRST), ParticipantPage.class)
                .participants();
    }

    private List<String> programs(@Nullable String admin) {
        return side.ask(new ListPrograms(admin, false, FIRST), ProgramPage.class).programs().stream()
                .map(ProgramView::id)
                .toList();
    }

    private List<String> staff(@Nullable String program) {
        return side.ask(new FindProgramStaff(program), ProgramStaff.class).memberIds();
    }

    private static MemberId member(String name) {
        return new MemberId("mbr_" + name);
    }

    private static ParticipantId part(MemberId member) {
        return ParticipantId.of(member);
    }

    private static MemberEnrolled enrolled(MemberId member) {
        return new MemberEnrolled(part(member), member, PROGRAM, ProgramRole.MENTEE, null);
    }

    private static StepCompleted completed(MemberId member, String step, @Nullable String answer) {
        return new StepCompleted(
                part(member), member, MENTEES, step, StepKind.TUTORIAL, 1, Personal.ofNullable(member, answer));
    }

    private static StepSubmitted submitted(MemberId member) {
        return new StepSubmitted(part(member), member, MENTEES, "check", StepKind.BACKGROUND_CHECK, 1, null);
    }

    private static StepReturned returned(MemberId member) {
        return new StepReturned(
                part(member), member, MENTEES, "check", StepKind.BACKGROUND_CHECK, Personal.of(member, "Too old"));
    }

    private static EvidenceNoted evidence(String name, StepState state, @Nullable LocalDate until) {
        return evidence(member(name), state, until);
    }

    private static EvidenceNoted evidence(MemberId member, StepState state, @Nullable LocalDate until) {
        return new EvidenceNoted(part(member), member, Evidence.BACKGROUND_CHECK, "doc_1", state, until);
    }

    private static OnboardingStep step(String key, StepKind kind, boolean required) {
        return new OnboardingStep(key, kind, key, null, null, required, null, null, 1);
    }
}
