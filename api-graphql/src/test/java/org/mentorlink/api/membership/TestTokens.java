package org.mentorlink.api.membership;

import java.util.Set;
import org.mentorlink.membership.Role;
import org.springframework.stereotype.Component;

/** Gives tests an access token without a sign-in. */
@Component
public class TestTokens {

    private final AccessTokens tokens;

    TestTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    public String issue(String memberId, Set<Role> roles) {
        return tokens.issue(memberId, roles);
    }
}
