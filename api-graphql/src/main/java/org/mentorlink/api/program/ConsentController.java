package org.mentorlink.api.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.program.ProgramInputs.RecordConsentInput;
import org.mentorlink.api.program.ProgramInputs.WithdrawConsentInput;
import org.mentorlink.membership.ConsentView;
import org.mentorlink.membership.ConsentViews;
import org.mentorlink.membership.MemberCommand;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberCommand.WithdrawConsent;
import org.mentorlink.membership.MemberQuery.FindConsents;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** E5: what members agree to. Only they themselves say so. */
@Controller
class ConsentController {

    private final Mutations mutations;
    private final Questions questions;

    ConsentController(Mutations mutations, Questions questions) {
        this.mutations = mutations;
        this.questions = questions;
    }

    record ConsentPayload(
            @Nullable MemberView member,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    ConsentPayload recordConsent(@Argument RecordConsentInput input, @ContextValue Visit visit) {
        return perform(visit, new RecordConsent(visit.viewer().member(), input.purpose(), input.version()));
    }

    @MutationMapping
    ConsentPayload withdrawConsent(@Argument WithdrawConsentInput input, @ContextValue Visit visit) {
        return perform(visit, new WithdrawConsent(visit.viewer().member(), input.purpose()));
    }

    @BatchMapping(typeName = "Member")
    Map<MemberView, @Nullable List<ConsentView>> consents(Collection<MemberView> members, @ContextValue Viewer viewer) {
        var readable = members.stream()
                .map(MemberView::id)
                .filter(id -> Permissions.mayReadPersonal(id, viewer))
                .distinct()
                .toList();
        var found = readable.isEmpty()
                ? List.<ConsentView>of()
                : questions.ask(new FindConsents(readable), ConsentViews.class).consents();
        var loaded = new HashMap<MemberView, @Nullable List<ConsentView>>();
        for (var member : members) {
            loaded.put(
                    member,
                    readable.contains(member.id())
                            ? found.stream()
                                    .filter(consent -> consent.memberId().equals(member.id()))
                                    .toList()
                            : null);
        }
        return loaded;
    }

    @SchemaMapping(typeName = "Consent")
    boolean given(ConsentView consent) {
        return consent.withdrawnAt() == null;
    }

    private ConsentPayload perform(Visit visit, MemberCommand command) {
        var viewer = visit.viewer();
        var role = viewer.roles().contains(Role.MENTOR) ? Role.MENTOR : Role.MENTEE;
        return mutations.perform(
                visit,
                viewer.actingAs(role),
                () -> command,
                () -> questions.find(new FindMember(viewer.id()), MemberView.class),
                ConsentPayload::new);
    }
}
