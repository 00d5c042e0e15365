package org.mentorlink.api.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.work.LongWork.LongWorkKind;
import org.mentorlink.governance.AuditVerification;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.WorkProgress;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How far long work is, and stopping it. What begins it is with what it is about. */
@Controller
class LongWorkController {

    private final LongWorks works;
    private final Questions questions;
    private final Members members;

    LongWorkController(LongWorks works, Questions questions, Members members) {
        this.works = works;
        this.questions = questions;
        this.members = members;
    }

    record CancelWorkInput(String workId) {}

    @QueryMapping
    LongWork longWork(@Argument String id) {
        var work = works.find(id);
        if (work == null) {
            throw Problem.notFound("work");
        }
        return work;
    }

    @QueryMapping
    @Nullable LongWork latestWork(@Argument LongWorkKind kind) {
        return works.latest(kind);
    }

    @MutationMapping
    LongWorkPayload cancelWork(@Argument CancelWorkInput input) {
        return LongWorkPayload.of(() -> {
            var work = works.find(input.workId());
            if (work == null) {
                throw Mutations.notFound("work", "workId");
            }
            works.cancel(work);
            var now = works.find(work.id());
            return now == null ? work : now;
        });
    }

    @BatchMapping(typeName = "LongWork")
    Map<LongWork, @Nullable MemberView> startedBy(Collection<LongWork> works) {
        return members.ofNullable(works, LongWork::startedBy);
    }

    @SchemaMapping(typeName = "LongWork")
    @Nullable WorkProgress progress(LongWork work) {
        return work.isRunning() ? questions.find(new FindWorkProgress(work.id()), WorkProgress.class) : null;
    }

    @SchemaMapping(typeName = "LongWork")
    @Nullable AuditVerification verification(LongWork work) {
        var outcome = work.outcome();
        return outcome == null ? null : outcome.verification();
    }

    @SchemaMapping(typeName = "LongWork")
    @Nullable UserError error(LongWork work) {
        var failure = work.failure();
        return failure == null ? null : UserError.of(failure.code(), failure.message());
    }

    @SchemaMapping(typeName = "LongWork")
    List<AvailableAction> availableActions(LongWork work) {
        return work.isRunning()
                ? List.of(AvailableAction.where(!work.keeping(), "CANCEL_WORK", "WORK_ENDED"))
                : List.of();
    }
}
