package org.mentorlink.api.graphql;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Actor;

/**
 * Who asks.
 *
 * @param memberId absent where nobody is signed in
 * @param roles and {@code status}: as the member is now
 * @param session absent where nobody is signed in
 * @param until when the access token they came by runs out; absent where there is none
 */
public record Viewer(
        @Nullable String memberId,
        Set<Role> roles,
        MemberStatus status,
        @Nullable SessionKey session,
        @Nullable Instant until) {

    public static final Viewer ANONYMOUS = new Viewer(null, Set.of());

    /** An active member, or nobody, whose session does not matter. */
    public Viewer(@Nullable String memberId, Set<Role> roles) {
        this(memberId, roles, MemberStatus.ACTIVE, null);
    }

    /** Somebody who did not come by a token. */
    public Viewer(@Nullable String memberId, Set<Role> roles, MemberStatus status, @Nullable SessionKey session) {
        this(memberId, roles, status, session, null);
    }

    public boolean isSignedIn() {
        return memberId != null;
    }

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    public boolean isStaff() {
        return isAdmin() || roles.contains(Role.FINANCE);
    }

    public boolean is(String otherMemberId) {
        return otherMemberId.equals(memberId);
    }

    /** The member's id; an UNAUTHENTICATED problem where nobody is signed in. */
    public String id() {
        if (memberId == null) {
            throw Problem.unauthenticated();
        }
        return memberId;
    }

    public MemberId member() {
        return new MemberId(id());
    }

    /** The mentor's side of this member, whether there is one or not. */
    public MentorId mentor() {
        return MentorId.of(member());
    }

    /** In the humblest of their roles: what somebody does for themselves needs no more. */
    public Actor actingForThemselves() {
        return actingAs(Stream.of(Role.MENTEE, Role.MENTOR, Role.FINANCE, Role.ADMIN)
                .filter(roles::contains)
                .findFirst()
                .orElse(Role.MENTEE));
    }

    public Actor actingAs(Role role) {
        return new Actor(id(), role.name());
    }
}
