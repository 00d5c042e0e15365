package org.mentorlink.api.people;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.MemberCommand.DeactivateMember;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.ReinstateMember;
import org.mentorlink.membership.MemberCommand.RevokeRole;
import org.mentorlink.membership.MemberCommand.SuspendMember;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberPage;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.ListMembers;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** A14, Q1: admins find members, and decide about their roles and their status. */
@Controller
class PeopleController {

    private final Mutations mutations;
    private final Questions questions;

    PeopleController(Mutations mutations, Questions questions) {
        this.mutations = mutations;
        this.questions = questions;
    }

    record MemberPayload(
            @Nullable MemberView member,
            List<UserError> errors,
            @Nullable String position) {}

    record GrantRoleInput(String memberId, Role role) {}

    record RevokeRoleInput(String memberId, Role role, String reason) {}

    record MemberActionInput(String memberId, String reason) {}

    @QueryMapping
    MemberView member(@Argument String id, @ContextValue Viewer viewer) {
        return questions.get(new FindMember(Permissions.require(viewer.isStaff(), id)), MemberView.class, "member");
    }

    @QueryMapping
    Connection<MemberView> members(
            @Argument @Nullable String query,
            @Argument @Nullable List<Role> roles,
            @Argument @Nullable List<MemberStatus> status,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        var page = Paging.byText(first, after);
        var text = query == null || query.isBlank() ? null : query;
        var found = questions.ask(
                new ListMembers(text, false, set(roles), set(status), page.after(), page.first()), MemberPage.class);
        return Connection.of(found.members(), found.hasNext(), after, MemberView::id);
    }

    private static <T> Set<T> set(@Nullable List<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }

    /** Of admins, about anybody; of everybody else nothing. */
    @SchemaMapping(typeName = "Member")
    List<AvailableAction> availableActions(MemberView member, @ContextValue Viewer viewer) {
        return viewer.isAdmin() ? MemberActions.of(member, viewer) : List.of();
    }

    /** Nobody becomes an admin but by an invitation (A6). */
    @MutationMapping
    MemberPayload grantRole(@Argument GrantRoleInput input, @ContextValue Visit visit) {
        return decide(visit, input.memberId(), memberId -> {
            if (input.role() == Role.ADMIN) {
                throw Refused.because("INVITATION_NEEDED", "Admins are invited, see `inviteAdmin`.", "role");
            }
            return new GrantRole(memberId, input.role());
        });
    }

    @MutationMapping
    MemberPayload revokeRole(@Argument RevokeRoleInput input, @ContextValue Visit visit) {
        return decide(visit, input.memberId(), memberId -> new RevokeRole(memberId, input.role(), input.reason()));
    }

    @MutationMapping
    MemberPayload suspendMember(@Argument MemberActionInput input, @ContextValue Visit visit) {
        return decide(visit, input.memberId(), memberId -> new SuspendMember(memberId, input.reason()));
    }

    @MutationMapping
    MemberPayload deactivateMember(@Argument MemberActionInput input, @ContextValue Visit visit) {
        return decide(visit, input.memberId(), memberId -> new DeactivateMember(memberId, input.reason()));
    }

    @MutationMapping
    MemberPayload reinstateMember(@Argument MemberActionInput input, @ContextValue Visit visit) {
        return decide(visit, input.memberId(), memberId -> new ReinstateMember(memberId, input.reason()));
    }

    @FunctionalInterface
    private interface Decision {
        Object about(MemberId memberId);
    }

    private MemberPayload decide(Visit visit, String memberId, Decision decision) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> {
                    if (!Ids.is(MemberId.PREFIX, memberId)) {
                        throw Mutations.notFound("member", "memberId");
                    }
                    return decision.about(new MemberId(memberId));
                },
                () -> questions.find(new FindMember(memberId), MemberView.class),
                MemberPayload::new);
    }
}
