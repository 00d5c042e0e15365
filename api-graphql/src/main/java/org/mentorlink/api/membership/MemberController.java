package org.mentorlink.api.membership;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class MemberController implements NodeReader {

    private final Questions questions;

    MemberController(Questions questions) {
        this.questions = questions;
    }

    @QueryMapping
    @Nullable MemberView me(@ContextValue Viewer viewer) {
        return viewer.isSignedIn() ? find(viewer.id()) : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable String email(MemberView member, @ContextValue Viewer viewer) {
        return Permissions.mayReadMember(member.id(), viewer) ? member.email() : null;
    }

    @Override
    public String prefix() {
        return MemberId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        return Permissions.require(
                Permissions.mayReadMember(viewer.isSignedIn() ? id : viewer.id(), viewer),
                questions.get(new FindMember(id), MemberView.class, "member"));
    }

    private @Nullable MemberView find(String memberId) {
        return questions.find(new FindMember(memberId), MemberView.class);
    }
}
