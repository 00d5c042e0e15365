package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindIdentity;
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
        return credentials(eq(Members.EMAIL, Members.normalised(query.email())));
    }

    @QueryHandler
    @Nullable MemberCredentials handle(FindIdentity query) {
        return credentials(eq(Members.IDENTITIES, MemberState.identity(query.provider(), query.subject())));
    }

    @QueryHandler
    @Nullable MemberAccess handle(FindAccess query) {
        return members.find(query.memberId()).map(MemberState::access).orElse(null);
    }

    private @Nullable MemberCredentials credentials(Bson filter) {
        return members.list(filter, Sorts.ascending("position"), 1).stream()
                .findFirst()
                .map(MemberState::credentials)
                .orElse(null);
    }
}
