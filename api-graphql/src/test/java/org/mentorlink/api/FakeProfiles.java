package org.mentorlink.api;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.booking.BookingQuery.FindMentorship;
import org.mentorlink.booking.Mentorship;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.mentoring.CategoryCommand.ChangeCategory;
import org.mentorlink.mentoring.CategoryCommand.CreateCategory;
import org.mentorlink.mentoring.CategoryCommand.RetireCategory;
import org.mentorlink.mentoring.CategoryPage;
import org.mentorlink.mentoring.CategoryQuery.FindCategories;
import org.mentorlink.mentoring.CategoryQuery.FindCategory;
import org.mentorlink.mentoring.CategoryQuery.FindCategoryNamed;
import org.mentorlink.mentoring.CategoryQuery.ListCategories;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.mentoring.CategoryViews;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.recognition.GoalCategory;
import org.mentorlink.recognition.GoalCommand.AchieveGoal;
import org.mentorlink.recognition.GoalCommand.ChangeGoal;
import org.mentorlink.recognition.GoalCommand.DropGoal;
import org.mentorlink.recognition.GoalCommand.ReopenGoal;
import org.mentorlink.recognition.GoalCommand.SetGoal;
import org.mentorlink.recognition.GoalPage;
import org.mentorlink.recognition.GoalPriority;
import org.mentorlink.recognition.GoalQuery.FindGoal;
import org.mentorlink.recognition.GoalQuery.ListGoals;
import org.mentorlink.recognition.GoalStatus;
import org.mentorlink.recognition.GoalView;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;

/** The other sides, as far as profiles go: Lerato has a goal, there is one category, and version 2 of everybody. */
final class FakeProfiles {

    private final FakeWorld world;

    FakeProfiles(FakeWorld world) {
        this.world = world;
    }

    private void took(Object command, MetaData metaData, int expectedVersion) {
        world.commands.add(command);
        world.actors.add(Actor.of(metaData));
        if (expectedVersion != 2) {
            throw Refused.because("VERSION_CONFLICT", "This was changed.", "input", "expectedVersion");
        }
    }

    @CommandHandler
    void handle(ChangeProfile command, MetaData metaData) {
        took(command, metaData, command.expectedVersion());
    }

    @CommandHandler
    void handle(ChangeMenteeProfile command, MetaData metaData) {
        took(command, metaData, command.expectedVersion());
    }

    @CommandHandler
    void handle(DismissProfilePrompt command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @CommandHandler
    void handle(ChangeMentorProfile command, MetaData metaData) {
        took(command, metaData, command.expectedVersion());
    }

    @CommandHandler
    void handle(CreateCategory command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @CommandHandler
    void handle(ChangeCategory command, MetaData metaData) {
        took(command, metaData, command.expectedVersion());
    }

    @CommandHandler
    void handle(RetireCategory command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @CommandHandler
    void handle(SetGoal command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @CommandHandler
    void handle(ChangeGoal command, MetaData metaData) {
        took(command, metaData, command.expectedVersion());
    }

    @CommandHandler
    void handle(AchieveGoal command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @CommandHandler
    void handle(DropGoal command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @CommandHandler
    void handle(ReopenGoal command, MetaData metaData) {
        took(command, metaData, 2);
    }

    @QueryHandler
    MentorView answer(FindMentorAsOf query) {
        return world.mentors.get(query.mentorId());
    }

    /** Thandi is everybody's mentor. */
    @QueryHandler
    Mentorship answer(FindMentorship query) {
        return new Mentorship(query.mentorMemberId().equals(Views.THANDI));
    }

    @QueryHandler
    CategoryView answer(FindCategory query) {
        return query.categoryId().equals("cat_coding") ? coding() : null;
    }

    @QueryHandler
    CategoryView answer(FindCategoryNamed query) {
        return query.name().equalsIgnoreCase("coding") ? coding() : null;
    }

    @QueryHandler
    CategoryViews answer(FindCategories query) {
        return new CategoryViews(query.categoryIds().contains("cat_coding") ? List.of(coding()) : List.of());
    }

    @QueryHandler
    CategoryPage answer(ListCategories query) {
        return new CategoryPage(List.of(coding()), false);
    }

    @QueryHandler
    GoalView answer(FindGoal query) {
        return query.goalId().equals("gol_one") ? goal() : null;
    }

    @QueryHandler
    GoalPage answer(ListGoals query) {
        return new GoalPage(query.memberId().equals(Views.LERATO) ? List.of(goal()) : List.of(), false);
    }

    private static CategoryView coding() {
        return new CategoryView("cat_coding", "Coding", "code", false, 2, "coding/cat_coding");
    }

    private static GoalView goal() {
        return new GoalView(
                "gol_one",
                Views.LERATO,
                "Write one",
                GoalCategory.TECHNICAL,
                GoalPriority.HIGH,
                LocalDate.of(2026, 10, 25),
                GoalStatus.OPEN,
                Views.LONG_BEFORE,
                null,
                2,
                7);
    }
}
