package org.mentorlink.api.signin;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a member's account says of itself, to the member and to staff. */
@Controller
class AccountController {

    private final Lockout lockout;
    private final Registration registration;

    AccountController(Lockout lockout, Registration registration) {
        this.lockout = lockout;
        this.registration = registration;
    }

    /** A13: where a member begins. */
    enum LandingPage {
        MENTOR_DESK,
        HUB;

        static LandingPage of(Set<Role> roles) {
            return roles.contains(Role.MENTOR) && !roles.contains(Role.MENTEE) ? MENTOR_DESK : HUB;
        }
    }

    @SchemaMapping(typeName = "Member")
    @Nullable MemberStatus status(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer) ? member.status() : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable Instant lastSignInAt(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer) ? member.lastSignInAt() : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable Instant lockedUntil(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer) ? failures(member).until() : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable Integer failedSignIns(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer) ? failures(member).count() : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable Boolean hasPassword(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer) ? member.hasPassword() : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable LandingPage landingPage(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer) ? LandingPage.of(member.roles()) : null;
    }

    /** A13: who is neither mentor nor mentee may still apply; who is a mentor has. */
    @SchemaMapping(typeName = "Member")
    @Nullable Boolean mayApplyAsMentor(MemberView member, @ContextValue Viewer viewer) {
        return mayRead(member, viewer)
                ? !member.roles().contains(Role.MENTOR) && member.status().maySignIn()
                : null;
    }

    private Lockout.Failures failures(MemberView member) {
        var email = member.email();
        return email == null ? Lockout.Failures.NONE : lockout.of(registration.fingerprint(email));
    }

    private static boolean mayRead(MemberView member, Viewer viewer) {
        return Permissions.mayReadMember(member.id(), viewer);
    }
}
