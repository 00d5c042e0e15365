package org.mentorlink.api.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MembersImportPage;
import org.mentorlink.membership.MembersImportView;
import org.mentorlink.membership.MembersListQuery.FindImport;
import org.mentorlink.membership.MembersListQuery.ListImports;
import org.mentorlink.membership.MembersListQuery.ListRejections;
import org.mentorlink.membership.RejectedRow;
import org.mentorlink.membership.RejectedRows;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** How imports of the members list go. The table of permissions lets nobody here but admins. */
@Controller
class ImportController {

    private final Questions questions;
    private final QueryGateway queries;
    private final Members members;
    private final Mutations mutations;
    private final Imports imports;

    ImportController(Questions questions, Mutations mutations, QueryGateway queries, Members members, Imports imports) {
        this.mutations = mutations;
        this.imports = imports;
        this.questions = questions;
        this.queries = queries;
        this.members = members;
    }

    enum MembersImportState {
        RUNNING,
        COMPLETED,
        INTERRUPTED,
        FAILED,
        CANCELLED;

        static MembersImportState of(MembersImportView view) {
            return switch (view.outcome()) {
                case null -> RUNNING;
                case COMPLETED -> COMPLETED;
                case INTERRUPTED -> INTERRUPTED;
                case FAILED -> FAILED;
                case CANCELLED -> CANCELLED;
            };
        }
    }

    record RejectedLine(int line, String code, @Nullable String column, String reason) {

        static RejectedLine of(RejectedRow row) {
            return new RejectedLine(row.line(), row.code(), row.column(), Rejection.reason(row));
        }
    }

    @QueryMapping
    MembersImportView membersImport(@Argument String id) {
        return questions.get(new FindImport(id), MembersImportView.class, "import");
    }

    @QueryMapping
    Connection<MembersImportView> membersImports(@Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListImports(Paging.byNumber(first, after)), MembersImportPage.class);
        return Connection.of(found.imports(), found.hasNext(), after, MembersImportView::position);
    }

    @SubscriptionMapping
    Flux<MembersImportView> membersImportChanged(@Argument String id) {
        membersImport(id);
        return Flux.using(
                        () -> queries.subscriptionQuery(
                                new FindImport(id), MembersImportView.class, MembersImportView.class),
                        changes -> changes.updates(),
                        changes -> changes.cancel())
                .publishOn(Schedulers.boundedElastic());
    }

    record CancelMembersImportInput(String importId) {}

    record MembersImportPayload(
            @Nullable MembersImportView membersImport,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    MembersImportPayload cancelMembersImport(@Argument CancelMembersImportInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> imports.cancelling(input.importId()),
                () -> questions.find(new FindImport(input.importId()), MembersImportView.class),
                MembersImportPayload::new);
    }

    @SchemaMapping(typeName = "MembersImport")
    @Nullable Integer rows(MembersImportView view) {
        return view.outcome() == null ? imports.rows(view.id()) : Integer.valueOf(view.rowsRead());
    }

    @SchemaMapping(typeName = "MembersImport")
    List<AvailableAction> availableActions(MembersImportView view) {
        return view.outcome() == null ? List.of(AvailableAction.yes("CANCEL")) : List.of();
    }

    @SchemaMapping(typeName = "MembersImport")
    MembersImportState state(MembersImportView view) {
        return MembersImportState.of(view);
    }

    @BatchMapping(typeName = "MembersImport")
    Map<MembersImportView, @Nullable MemberView> startedBy(Collection<MembersImportView> imports) {
        return members.ofNullable(imports, MembersImportView::startedBy);
    }

    @SchemaMapping(typeName = "MembersImport")
    Connection<RejectedLine> rejections(
            MembersImportView view, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListRejections(view.id(), Paging.byNumber(first, after)), RejectedRows.class);
        return Connection.of(
                found.rows().stream().map(RejectedLine::of).toList(), found.hasNext(), after, RejectedLine::line);
    }
}
