package org.mentorlink.api.membership;

import java.util.Set;
import org.mentorlink.api.FakeWorld;
import org.mentorlink.api.graphql.SessionKey;
import org.mentorlink.api.signin.AccessTokens;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.stereotype.Component;

/** Gives tests an access token without a sign-in, for a member who holds these roles from then on. */
@Component
public class TestTokens {

    private final AccessTokens tokens;
    private final FakeWorld world;

    TestTokens(AccessTokens tokens, FakeWorld world) {
        this.tokens = tokens;
        this.world = world;
    }

    public String issue(String memberId, Set<Role> roles) {
        return issue(memberId, roles, "test-session");
    }

    public String issue(String memberId, Set<Role> roles, String session) {
        var access = world.accesses.compute(
                memberId,
                (id, before) -> before == null
                        ? new MemberAccess(id, MemberStatus.ACTIVE, roles, 0)
                        : new MemberAccess(id, before.status(), roles, before.sessionEpoch()));
        return tokens.issue(memberId, new SessionKey(session, access.sessionEpoch()));
    }
}
