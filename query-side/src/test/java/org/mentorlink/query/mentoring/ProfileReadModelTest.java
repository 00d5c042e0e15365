package org.mentorlink.query.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Categories.CODING;
import static org.mentorlink.mothers.Categories.DESIGN;
import static org.mentorlink.mothers.Categories.codingCreated;
import static org.mentorlink.mothers.Categories.codingRetired;
import static org.mentorlink.mothers.Goals.ADAS_GOAL;
import static org.mentorlink.mothers.Goals.DEADLINE;
import static org.mentorlink.mothers.Goals.achieved;
import static org.mentorlink.mothers.Goals.goalSet;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.adaRegistered;
import static org.mentorlink.mothers.Members.granted;
import static org.mentorlink.mothers.Members.menteeProfileChanged;
import static org.mentorlink.mothers.Members.profileChanged;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;
import static org.mentorlink.mothers.Mentors.applied;
import static org.mentorlink.mothers.Mentors.approved;
import static org.mentorlink.mothers.Mentors.availabilitySet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingQuery.FindMentorship;
import org.mentorlink.booking.Mentorship;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MenteeLevel;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.CategoryEvent.CategoryCreated;
import org.mentorlink.mentoring.CategoryPage;
import org.mentorlink.mentoring.CategoryQuery.FindCategory;
import org.mentorlink.mentoring.CategoryQuery.FindCategoryNamed;
import org.mentorlink.mentoring.CategoryQuery.ListCategories;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.mentoring.MentorPracticeView;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.mothers.Mentors;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.recognition.GoalEvent.GoalDropped;
import org.mentorlink.recognition.GoalEvent.GoalReopened;
import org.mentorlink.recognition.GoalPage;
import org.mentorlink.recognition.GoalQuery.FindGoal;
import org.mentorlink.recognition.GoalQuery.ListGoals;
import org.mentorlink.recognition.GoalStatus;
import org.mentorlink.recognition.GoalView;
import org.mentorlink.shared.Page;

class ProfileReadModelTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void showsWhatAMemberSaysAndCountsTheirEvents() {
        side.store(ADA, adaRegistered(), granted(Role.MENTEE), profileChanged(), menteeProfileChanged())
                .catchUp();

        var ada = side.ask(new FindMember(ADA.value()), MemberView.class);
        assertThat(ada.firstName()).isEqualTo("Augusta Ada");
        assertThat(ada.lastName()).isEqualTo("King");
        assertThat(ada.timeZone()).isEqualTo("Europe/London");
        assertThat(ada.version()).isEqualTo(4);
        assertThat(ada.roles()).containsExactly(Role.MENTEE);
        assertThat(ada.details())
                .isEqualTo(new MemberDetails(
                        "Countess,\nand programmer.",
                        "+442079460018",
                        new Channels(false, true, false),
                        new MemberDetails.Links(
                                "https://www.linkedin.com/in/ada", "https://github.com/ada", "https://x.com/ada"),
                        new MemberDetails.Mentee(
                                "University of London",
                                "Mathematics",
                                2027,
                                "Taught by Augustus De Morgan.",
                                "Translator",
                                List.of("Engines", "Music"),
                                List.of(MentoringStyle.STRUCTURED),
                                MenteeLevel.ADVANCED),
                        false));

        side.store(ADA, new ProfilePromptDismissed(ADA)).catchUp();
        assertThat(side.ask(new FindMember(ADA.value()), MemberView.class)
                        .details()
                        .promptDismissed())
                .isTrue();
    }

    @Test
    void showsWhatAMentorSaysAndWhatTheySaidBefore() {
        side.at(Instant.parse("2026-03-02T08:00:00Z"))
                .store(MENTOR_GRACE, applied(), approved())
                .at(Instant.parse("2026-03-03T08:00:00Z"))
                .store(MENTOR_GRACE, availabilitySet(), Mentors.profileChanged())
                .catchUp();

        var now = side.ask(new FindMentor(MENTOR_GRACE.value()), MentorView.class);
        assertThat(now.company()).isEqualTo("US Navy");
        assertThat(now.approved()).isTrue();
        assertThat(now.availability().weekly()).isEqualTo(MORNINGS);
        assertThat(now.version()).isEqualTo(4);
        assertThat(now.practice())
                .isEqualTo(new MentorPracticeView(
                        "Mathematics at Yale.",
                        List.of(MentoringStyle.CASUAL, MentoringStyle.STRUCTURED),
                        List.of("en", "fr"),
                        List.of(CODING.value()),
                        CODING.value()));

        var then = side.ask(asOf("2026-03-02T12:00:00Z"), MentorView.class);
        assertThat(then.company()).isEqualTo("Univac");
        assertThat(then.hourlyRate()).isEqualTo(HOURLY_RATE);
        assertThat(then.practice()).isEqualTo(MentorPracticeView.NONE);
        assertThat(then.version()).isEqualTo(2);
        assertThat(side.ask(asOf("2026-03-02T07:59:59Z"), MentorView.class)).isNull();
    }

    @Test
    void listsCategoriesByNameWithoutThoseThatAreRetired() {
        side.store(CODING, codingCreated())
                .store(DESIGN, new CategoryCreated(DESIGN, "Ärchitecture", "ruler"))
                .catchUp();

        assertThat(categories(false, null)).extracting(CategoryView::name).containsExactly("Ärchitecture", "Coding");
        var first = side.ask(new ListCategories(false, new Page(1, null)), CategoryPage.class);
        assertThat(first.hasNext()).isTrue();
        assertThat(categories(false, first.categories().getFirst().sortKey()))
                .extracting(CategoryView::name)
                .containsExactly("Coding");
        assertThat(side.ask(new FindCategoryNamed(" ARCHITECTURE "), CategoryView.class)
                        .id())
                .isEqualTo(DESIGN.value());

        side.store(CODING, codingRetired()).catchUp();

        assertThat(categories(false, null)).extracting(CategoryView::name).containsExactly("Ärchitecture");
        assertThat(categories(true, null)).hasSize(2);
        assertThat(side.ask(new FindCategoryNamed("Coding"), CategoryView.class))
                .isNull();
        assertThat(side.ask(new FindCategory(CODING.value()), CategoryView.class))
                .satisfies(coding -> assertThat(coding.retired()).isTrue())
                .satisfies(coding -> assertThat(coding.version()).isEqualTo(2));
    }

    @Test
    void followsAGoal() {
        side.store(ADAS_GOAL, goalSet()).catchUp();

        var set = goal();
        assertThat(set.text()).isEqualTo("Write the first program");
        assertThat(set.deadline()).isEqualTo(DEADLINE);
        assertThat(set.status()).isEqualTo(GoalStatus.OPEN);
        assertThat(set.version()).isEqualTo(1);

        side.store(ADAS_GOAL, achieved()).catchUp();
        assertThat(goal().status()).isEqualTo(GoalStatus.ACHIEVED);
        assertThat(goal().achievedAt()).isEqualTo(ReadSide.NOW.plusSeconds(1));

        side.store(ADAS_GOAL, new GoalReopened(ADAS_GOAL), new GoalDropped(ADAS_GOAL, null))
                .catchUp();
        assertThat(goal().status()).isEqualTo(GoalStatus.DROPPED);
        assertThat(goal().achievedAt()).isNull();
        assertThat(goals(ADA.value(), Set.of(GoalStatus.DROPPED))).hasSize(1);
        assertThat(goals(ADA.value(), Set.of(GoalStatus.OPEN, GoalStatus.ACHIEVED)))
                .isEmpty();
        assertThat(goals(GRACE.value(), Set.of())).isEmpty();
    }

    @Test
    void knowsWhoHasAConfirmedBookingWithWhom() {
        Stories.held(Stories.community(side), Stories.BOOKING, Stories.PRICE).catchUp();

        assertThat(mentorship(Stories.LERATO.value(), Stories.THANDI.value())).isTrue();
        assertThat(mentorship(Stories.THANDI.value(), Stories.LERATO.value())).isFalse();
    }

    private boolean mentorship(String mentee, String mentor) {
        return side.ask(new FindMentorship(mentee, mentor), Mentorship.class).confirmed();
    }

    private static FindMentorAsOf asOf(String moment) {
        return new FindMentorAsOf(MENTOR_GRACE.value(), Instant.parse(moment));
    }

    private List<CategoryView> categories(boolean retiredToo, String after) {
        return side.ask(new ListCategories(retiredToo, new Page(10, after)), CategoryPage.class)
                .categories();
    }

    private GoalView goal() {
        return side.ask(new FindGoal(ADAS_GOAL.value()), GoalView.class);
    }

    private List<GoalView> goals(String member, Set<GoalStatus> statuses) {
        return side.ask(new ListGoals(member, statuses, new Page(10, null)), GoalPage.class)
                .goals();
    }
}
