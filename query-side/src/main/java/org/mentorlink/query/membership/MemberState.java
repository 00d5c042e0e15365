package org.mentorlink.query.membership;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Personal;

/** A member with what only a sign-in may see. */
public record MemberState(MemberView member, @Nullable String passwordHash) {

    static @Nullable MemberState evolve(@Nullable MemberState state, MemberEvent event) {
        return switch (event) {
            case MemberRegistered registered -> registered(registered);
            case RoleGranted granted -> state == null ? null : state.with(granted.role());
            // Shown by the read model of photos.
            case PhotoSet set -> state;
            case PhotoRemoved removed -> state;
        };
    }

    private static MemberState registered(MemberRegistered event) {
        var member = new MemberView(
                event.memberId().value(),
                event.email().value(),
                event.firstName().value(),
                event.lastName().value(),
                Set.of(),
                event.timeZone());
        return new MemberState(member, Personal.valueOf(event.passwordHash()));
    }

    private MemberState with(Role role) {
        var roles = EnumSet.of(role);
        roles.addAll(member.roles());
        var changed = new MemberView(
                member.id(),
                member.email(),
                member.firstName(),
                member.lastName(),
                Collections.unmodifiableSet(roles),
                member.timeZone());
        return new MemberState(changed, passwordHash);
    }

    /** First and last name, as far as they are known. */
    public String name() {
        return text(member.firstName()) + ' ' + text(member.lastName());
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    @Override
    public String toString() {
        return "MemberState[" + member.id() + "]";
    }
}
