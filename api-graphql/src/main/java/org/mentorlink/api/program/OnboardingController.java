package org.mentorlink.api.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Connection.Edge;
import org.mentorlink.api.graphql.Connection.PageInfo;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.membership.MemberView;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingQueuePage;
import org.mentorlink.program.OnboardingQueuePage.StepQueue;
import org.mentorlink.program.OnboardingQueuePage.Waiting;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.FindOnboardingQueue;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.Track;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class OnboardingController {

    private final Questions questions;
    private final Programs programs;
    private final Onboardings onboardings;
    private final Members members;

    OnboardingController(Questions questions, Programs programs, Onboardings onboardings, Members members) {
        this.questions = questions;
        this.programs = programs;
        this.onboardings = onboardings;
        this.members = members;
    }

    record OnboardingQueueConnection(List<StepQueue> steps, List<Edge<OnboardingView>> edges, PageInfo pageInfo) {}

    @QueryMapping
    OnboardingPlanView onboardingPlan(@Argument ProgramRole role, @Argument @Nullable String programId) {
        var track = programId == null
                ? Track.platform(role)
                : new Track(role, new ProgramId(programs.get(programId).id()));
        return questions.ask(new FindOnboardingPlan(track), OnboardingPlanView.class);
    }

    @QueryMapping
    OnboardingQueueConnection onboardingQueue(
            @Argument ProgramRole role,
            @Argument @Nullable String programId,
            @Argument @Nullable String step,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var track = programId == null
                ? programs.managed(role, null, viewer)
                : programs.managed(role, programs.get(programId).id(), viewer);
        var page = Paging.byText(first, after);
        if (page.after() != null && !page.after().matches("[0-9]{1,15} onb_[A-Za-z0-9_-]{1,100}")) {
            throw Problem.badRequest("`after` is not a cursor of this list.");
        }
        var found = questions.ask(new FindOnboardingQueue(track, step, page), OnboardingQueuePage.class);
        var keys = found.waiting().stream()
                .collect(Collectors.toMap(waiting -> waiting.onboarding().id(), Waiting::key));
        var connection = Connection.of(
                found.waiting().stream().map(Waiting::onboarding).toList(),
                found.hasNext(),
                after,
                onboarding -> keys.getOrDefault(onboarding.id(), ""));
        return new OnboardingQueueConnection(found.steps(), connection.edges(), connection.pageInfo());
    }

    /** Those that the viewer may read: their own, all for admins, and those in the programs that they manage. */
    @BatchMapping(typeName = "Member")
    Map<MemberView, @Nullable List<OnboardingView>> onboarding(
            Collection<MemberView> members, @ContextValue Viewer viewer) {
        var found = viewer.isSignedIn()
                ? onboardings.of(members.stream().map(MemberView::id).distinct().toList())
                : List.<OnboardingView>of();
        var others = new HashSet<String>();
        found.stream()
                .filter(onboarding ->
                        !Permissions.mayReadPersonal(onboarding.memberId(), viewer) && onboarding.programId() != null)
                .forEach(onboarding -> others.add(Onboardings.programId(onboarding)));
        var managed = programs.managed(others, viewer);
        var loaded = new HashMap<MemberView, @Nullable List<OnboardingView>>();
        for (var member : members) {
            var isOpen = Permissions.mayReadPersonal(member.id(), viewer);
            var readable = found.stream()
                    .filter(onboarding -> onboarding.memberId().equals(member.id()))
                    .filter(onboarding -> isOpen || managed.contains(Onboardings.programId(onboarding)))
                    .toList();
            loaded.put(member, isOpen || !readable.isEmpty() ? readable : null);
        }
        return loaded;
    }

    @BatchMapping(typeName = "Onboarding")
    Map<OnboardingView, MemberView> member(Collection<OnboardingView> onboardings) {
        return members.of(onboardings, OnboardingView::memberId);
    }

    @BatchMapping(typeName = "Onboarding")
    Map<OnboardingView, @Nullable ProgramView> program(Collection<OnboardingView> onboardings) {
        return programs.of(onboardings, Onboardings::programId);
    }

    @BatchMapping(typeName = "Onboarding")
    Map<OnboardingView, List<OnboardingStep>> steps(
            Collection<OnboardingView> onboardings, @ContextValue Viewer viewer) {
        var managed = managedBy(viewer, onboardings);
        return onboardings.stream()
                .distinct()
                .collect(Collectors.toMap(
                        onboarding -> onboarding,
                        onboarding -> OnboardingStep.of(onboarding, viewer, managed.contains(onboarding.id()))));
    }

    @BatchMapping(typeName = "Onboarding")
    Map<OnboardingView, @Nullable OnboardingStep> nextStep(
            Collection<OnboardingView> onboardings, @ContextValue Viewer viewer) {
        var next = new HashMap<OnboardingView, @Nullable OnboardingStep>();
        steps(onboardings, viewer)
                .forEach((onboarding, steps) -> next.put(
                        onboarding,
                        steps.stream()
                                .filter(step -> step.key().equals(onboarding.next()))
                                .findFirst()
                                .orElse(null)));
        return next;
    }

    /** Whom others have invited says whether they take part, which nobody can any more in a program that is closed. */
    @BatchMapping(typeName = "Onboarding")
    Map<OnboardingView, List<AvailableAction>> availableActions(
            Collection<OnboardingView> onboardings, @ContextValue Viewer viewer) {
        var invited = onboardings.stream()
                .filter(onboarding -> onboarding.invited() && viewer.is(onboarding.memberId()))
                .collect(Collectors.toSet());
        var of = programs.of(invited, Onboardings::programId);
        var actions = new HashMap<OnboardingView, List<AvailableAction>>();
        for (var onboarding : onboardings) {
            @Nullable ProgramView program = of.get(onboarding);
            actions.put(
                    onboarding,
                    invited.contains(onboarding)
                            ? List.of(
                                    AvailableAction.where(
                                            program != null && !program.closed(), "TAKE_PART", "PROGRAM_CLOSED"),
                                    AvailableAction.yes("DECLINE_INVITATION"))
                            : List.of());
        }
        return actions;
    }

    /** Ids of those whose steps the viewer reviews. */
    private Set<String> managedBy(Viewer viewer, Collection<OnboardingView> onboardings) {
        var inPrograms = onboardings.stream()
                .map(Onboardings::programId)
                .filter(programId -> !programId.isEmpty())
                .collect(Collectors.toSet());
        var managed = viewer.isAdmin() ? inPrograms : programs.managed(inPrograms, viewer);
        return onboardings.stream()
                .filter(onboarding -> onboarding.programId() == null
                        ? Permissions.mayManagePlatform(viewer)
                        : managed.contains(onboarding.programId()))
                .map(OnboardingView::id)
                .collect(Collectors.toSet());
    }
}
