package org.mentorlink.api.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.governance.GovernanceQuery.FindRebuilds;
import org.mentorlink.governance.ReadModelCommand.CancelRebuild;
import org.mentorlink.governance.ReadModelCommand.RequestRebuild;
import org.mentorlink.governance.ReadModelId;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.governance.RebuildStatus;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.governance.RebuildViews;
import org.mentorlink.governance.RebuildableModels;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.PositionQuery.FindProcessors;
import org.mentorlink.shared.PositionQuery.ProcessorView;
import org.mentorlink.shared.PositionQuery.ProcessorViews;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** R6: how far the processors of events are, and rebuilding what they write, for admins. */
@Controller
class ProcessorController {

    private final Questions questions;
    private final Mutations mutations;
    private final Members members;

    ProcessorController(Questions questions, Mutations mutations, Members members) {
        this.questions = questions;
        this.mutations = mutations;
        this.members = members;
    }

    enum EventProcessorKind {
        READ_MODEL,
        PROCESS,
        WORKER;

        static EventProcessorKind of(String name) {
            if (name.startsWith("projection-")) {
                return READ_MODEL;
            }
            return name.startsWith("saga-") ? PROCESS : WORKER;
        }
    }

    /** What an admin may do with a processor now; nothing of what is never possible. */
    private static List<AvailableAction> actions(String processor, @Nullable RebuildView last) {
        if (!RebuildableModels.contains(processor)) {
            return List.of();
        }
        var running = last != null && last.status() == RebuildStatus.RUNNING;
        return List.of(
                AvailableAction.where(!running, "REBUILD", "REBUILD_RUNNING"),
                AvailableAction.where(running, "CANCEL_REBUILD", "REBUILD_OVER"));
    }

    record EventProcessor(
            String name,
            EventProcessorKind kind,
            String position,
            long behind,
            boolean failing,
            @Nullable Rebuild rebuild,
            List<AvailableAction> availableActions) {

        static EventProcessor of(ProcessorView processor, long head, @Nullable RebuildView rebuild) {
            return new EventProcessor(
                    processor.name(),
                    EventProcessorKind.of(processor.name()),
                    Long.toString(processor.position()),
                    Math.max(0, head - processor.position()),
                    processor.failing(),
                    rebuild == null ? null : Rebuild.of(rebuild),
                    actions(processor.name(), rebuild));
        }
    }

    record EventProcessors(String head, List<EventProcessor> processors) {}

    record Rebuild(
            String id,
            String name,
            RebuildStatus status,
            String requestedById,
            Instant requestedAt,
            @Nullable Instant endedAt,
            @Nullable String position,
            @Nullable String target,
            @Nullable Long perSecond,
            @Nullable Duration remaining,
            boolean failing) {

        static Rebuild of(RebuildView rebuild) {
            var progress = rebuild.progress();
            var left = progress == null ? 0 : Math.max(0, progress.target() - progress.position());
            return new Rebuild(
                    rebuild.id(),
                    new ReadModelId(rebuild.readModelId()).processor(),
                    rebuild.status(),
                    rebuild.requestedBy(),
                    rebuild.requestedAt(),
                    rebuild.endedAt(),
                    progress == null ? null : Long.toString(progress.position()),
                    progress == null ? null : Long.toString(progress.target()),
                    progress == null ? null : progress.perSecond(),
                    progress == null || progress.perSecond() <= 0
                            ? null
                            : Duration.ofSeconds(Math.ceilDiv(left, progress.perSecond())),
                    progress != null && progress.failing());
        }
    }

    record RebuildProjectionInput(String name, @Nullable String reason) {}

    record CancelRebuildInput(String rebuildId) {}

    record RebuildPayload(
            @Nullable Rebuild rebuild,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    EventProcessors eventProcessors() {
        var found = questions.ask(new FindProcessors(), ProcessorViews.class);
        var rebuilds = rebuilds().stream()
                .collect(Collectors.toMap(
                        rebuild -> new ReadModelId(rebuild.readModelId()).processor(), Function.identity()));
        return new EventProcessors(
                Long.toString(found.head()),
                found.processors().stream()
                        .map(processor -> EventProcessor.of(processor, found.head(), rebuilds.get(processor.name())))
                        .toList());
    }

    @MutationMapping
    RebuildPayload rebuildProjection(@Argument RebuildProjectionInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new RequestRebuild(
                        RebuildableModels.writtenBy(input.name()),
                        RebuildId.random(),
                        visit.viewer().member(),
                        input.reason()),
                () -> rebuilds().stream()
                        .map(Rebuild::of)
                        .filter(rebuild -> rebuild.name().equals(input.name()))
                        .findAny()
                        .orElse(null),
                RebuildPayload::new);
    }

    @MutationMapping
    RebuildPayload cancelRebuild(@Argument CancelRebuildInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> {
                    var rebuild = find(input.rebuildId());
                    if (rebuild == null) {
                        throw Mutations.notFound("rebuild", "rebuildId");
                    }
                    return new CancelRebuild(
                            new ReadModelId(rebuild.readModelId()),
                            new RebuildId(rebuild.id()),
                            visit.viewer().member());
                },
                () -> {
                    var rebuild = find(input.rebuildId());
                    return rebuild == null ? null : Rebuild.of(rebuild);
                },
                RebuildPayload::new);
    }

    @BatchMapping(typeName = "Rebuild")
    Map<Rebuild, @Nullable MemberView> requestedBy(Collection<Rebuild> rebuilds) {
        return members.ofNullable(rebuilds, Rebuild::requestedById);
    }

    private @Nullable RebuildView find(String rebuildId) {
        return rebuilds().stream()
                .filter(rebuild -> rebuild.id().equals(rebuildId))
                .findAny()
                .orElse(null);
    }

    private List<RebuildView> rebuilds() {
        return questions.ask(new FindRebuilds(), RebuildViews.class).rebuilds();
    }
}
