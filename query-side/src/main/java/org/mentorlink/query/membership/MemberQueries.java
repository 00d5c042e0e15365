package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.FindMembers;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MemberViews;
import org.springframework.stereotype.Component;

@Component
class MemberQueries {

    private final Members members;

    MemberQueries(Members members) {
        this.members = members;
    }

    @QueryHandler
    @Nullable MemberView handle(FindMember query) {
        return members.find(query.memberId()).map(MemberState::member).orElse(null);
    }

    @QueryHandler
    MemberViews handle(FindMembers query) {
        return new MemberViews(members.findAll(query.memberIds()).stream()
                .map(MemberState::member)
                .toList());
    }

    @QueryHandler
    @Nullable MemberCredentials handle(FindCredentials query) {
        var email = Members.normalised(query.email());
        return members.list(eq(Members.EMAIL, email), Sorts.ascending("position"), 1).stream()
                .findFirst()
                .map(MemberQueries::credentials)
                .orElse(null);
    }

    private static @Nullable MemberCredentials credentials(MemberState state) {
        var hash = state.passwordHash();
        return hash == null
                ? null
                : new MemberCredentials(
                        state.member().id(), hash, state.member().roles());
    }
}
