package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberPage;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindIdentity;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.FindMembers;
import org.mentorlink.membership.MemberQuery.ListMembers;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MemberViews;
import org.springframework.stereotype.Component;

@Component
class MemberQueries {

    private static final int MOST = 5_000;

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

    @QueryHandler
    MemberPage handle(ListMembers query) {
        var most = Math.clamp(query.most(), 1, MOST);
        var rows = query.namesOnly()
                ? named(query, most + 1)
                : members.list(filter(query), Sorts.ascending("_id"), most + 1);
        return new MemberPage(rows.stream().limit(most).map(MemberState::member).toList(), rows.size() > most);
    }

    /** What is kept to be searched holds addresses too: of what was found there, only those whose name it is. */
    private List<MemberState> named(ListMembers query, int most) {
        var words = List.of(Members.searched(Objects.requireNonNullElse(query.text(), ""))
                .strip()
                .split("\\s+"));
        return members.list(filter(query), Sorts.ascending("_id"), MOST).stream()
                .filter(state -> words.stream().allMatch(Members.searched(state.name())::contains))
                .limit(most)
                .toList();
    }

    private static Bson filter(ListMembers query) {
        var filters = new ArrayList<Bson>();
        filters.add(gt("_id", Objects.requireNonNullElse(query.after(), "")));
        if (!query.roles().isEmpty()) {
            filters.add(in(Members.ROLES, names(query.roles())));
        }
        if (!query.statuses().isEmpty()) {
            filters.add(in(Members.STATUS, names(query.statuses())));
        }
        var text = query.text();
        if (text != null) {
            for (var word : Members.searched(text).strip().split("\\s+")) {
                filters.add(regex(Members.SEARCH, Pattern.quote(word)));
            }
        }
        return and(filters);
    }

    private static List<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }

    private @Nullable MemberCredentials credentials(Bson filter) {
        return members.list(filter, Sorts.ascending("position"), 1).stream()
                .findFirst()
                .map(MemberState::credentials)
                .orElse(null);
    }
}
