package org.mentorlink.api.governance;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.work.LongWork.LongWorkKind;
import org.mentorlink.api.work.LongWork.Outcome;
import org.mentorlink.api.work.LongWorkPayload;
import org.mentorlink.api.work.LongWorks;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditVerification;
import org.mentorlink.governance.GovernanceQuery.FindParkedStep;
import org.mentorlink.governance.GovernanceQuery.ListParkedSteps;
import org.mentorlink.governance.GovernanceQuery.VerifyAudit;
import org.mentorlink.governance.ParkedStepPage;
import org.mentorlink.governance.ParkedStepView;
import org.mentorlink.governance.StepCommand.RetryStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class GovernanceController {

    /** Chaining every event again takes seconds for each hundred thousand. */
    private static final Duration WHOLE_LOG = Duration.ofMinutes(5);

    private final Questions questions;
    private final Mutations mutations;
    private final Members members;
    private final History history;
    private final LongWorks works;

    GovernanceController(Questions questions, Mutations mutations, Members members, History history, LongWorks works) {
        this.works = works;
        this.questions = questions;
        this.mutations = mutations;
        this.members = members;
        this.history = history;
    }

    record RetryParkedStepInput(String stepId) {}

    record ParkedStepPayload(
            @Nullable ParkedStepView parkedStep,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    Connection<AuditEntryView> auditTrail(
            @Argument String subject,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var found = history.of(subject, Paging.byNumber(first, after), viewer);
        return Connection.of(found.entries(), found.hasNext(), after, AuditEntryView::sequence);
    }

    @QueryMapping
    AuditVerification verifyAudit() {
        return questions.ask(new VerifyAudit(), AuditVerification.class, WHOLE_LOG);
    }

    @MutationMapping
    LongWorkPayload startAuditCheck(@ContextValue Viewer viewer) {
        return LongWorkPayload.of(() -> works.begin(
                LongWorkKind.AUDIT_CHECK,
                viewer.id(),
                workId -> questions.ask(new VerifyAudit(workId), AuditVerification.class, LongWorks.LONGEST),
                found -> new Outcome(null, found)));
    }

    @QueryMapping
    Connection<ParkedStepView> parkedSteps(
            @Argument @Nullable Boolean resolved, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(
                new ListParkedSteps(Boolean.TRUE.equals(resolved), Paging.byNumber(first, after)),
                ParkedStepPage.class);
        return Connection.of(found.steps(), found.hasNext(), after, ParkedStepView::parkedPosition);
    }

    @MutationMapping
    ParkedStepPayload retryParkedStep(@Argument RetryParkedStepInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new RetryStep(known(input.stepId())),
                () -> find(input.stepId()),
                ParkedStepPayload::new);
    }

    /** S4: steps are for admins alone, and so is this. */
    @SchemaMapping(typeName = "ParkedStep")
    List<AvailableAction> availableActions(ParkedStepView step) {
        return List.of(AvailableAction.where(!step.resolved(), "RETRY_STEP", "STEP_ALREADY_RESOLVED"));
    }

    @BatchMapping(typeName = "AuditEntry")
    Map<AuditEntryView, @Nullable MemberView> actor(Collection<AuditEntryView> entries) {
        return members.ofNullable(entries, AuditEntryView::actorId);
    }

    private StepId known(String stepId) {
        if (find(stepId) == null) {
            throw Mutations.notFound("parked step", "stepId");
        }
        return new StepId(stepId);
    }

    private @Nullable ParkedStepView find(String stepId) {
        return questions.find(new FindParkedStep(stepId), ParkedStepView.class);
    }
}
