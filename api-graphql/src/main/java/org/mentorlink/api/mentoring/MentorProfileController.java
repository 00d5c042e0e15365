package org.mentorlink.api.mentoring;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.governance.History;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.MentorController.MentorPayload;
import org.mentorlink.api.mentoring.MentorProfileInputs.UpdateMentorProfileInput;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What mentors say of themselves, each of themselves only (B3). */
@Controller
class MentorProfileController {

    private final Mutations mutations;
    private final Questions questions;
    private final CategoriesOfMentors categories;
    private final History history;

    MentorProfileController(Mutations mutations, Questions questions, CategoriesOfMentors categories, History history) {
        this.mutations = mutations;
        this.questions = questions;
        this.categories = categories;
        this.history = history;
    }

    @MutationMapping
    MentorPayload updateMentorProfile(@Argument UpdateMentorProfileInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTOR),
                () -> asMentor(viewer, input),
                () -> find(viewer.mentor().value()),
                MentorPayload::new);
    }

    @SchemaMapping(typeName = "Mentor")
    @Nullable String background(MentorView mentor) {
        return mentor.practice().background();
    }

    @SchemaMapping(typeName = "Mentor")
    List<MentoringStyle> mentoringStyles(MentorView mentor) {
        return mentor.practice().styles();
    }

    @SchemaMapping(typeName = "Mentor")
    List<String> languages(MentorView mentor) {
        return mentor.practice().languages();
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, List<CategoryView>> categories(Collection<MentorView> mentors) {
        return categories.all(mentors);
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, @Nullable CategoryView> primaryCategory(Collection<MentorView> mentors) {
        return categories.primary(mentors);
    }

    @SchemaMapping(typeName = "Mentor")
    List<AuditEntryView> history(MentorView mentor, @ContextValue Viewer viewer, DataFetchingEnvironment environment) {
        var isOpen = Permissions.mayReadMember(mentor.memberId(), viewer);
        return history.of(Permissions.require(isOpen, mentor.id()), asOf(environment), viewer);
    }

    /** The moment that {@code mentor(asOf:)} was asked for, where this mentor was. */
    private static @Nullable Instant asOf(DataFetchingEnvironment environment) {
        var parent = environment.getExecutionStepInfo().getParent();
        return parent != null && parent.hasParent() ? parent.getArgument("asOf") : null;
    }

    private Object asMentor(Viewer viewer, UpdateMentorProfileInput input) {
        if (find(viewer.mentor().value()) == null) {
            throw Refused.because("NOT_A_MENTOR", "Apply as mentor first.");
        }
        return input.command(viewer);
    }

    private @Nullable MentorView find(String mentorId) {
        return questions.find(new FindMentor(mentorId), MentorView.class);
    }
}
