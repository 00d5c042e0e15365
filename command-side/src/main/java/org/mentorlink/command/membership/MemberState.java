package org.mentorlink.command.membership;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.Role;

/** A member as decisions see them. */
sealed interface MemberState {

    record Unregistered() implements MemberState {}

    record Registered(String emailFingerprint, Set<Role> roles) implements MemberState {

        private Registered and(Role role) {
            return new Registered(
                    emailFingerprint,
                    Stream.concat(roles.stream(), Stream.of(role)).collect(Collectors.toUnmodifiableSet()));
        }
    }

    default MemberState evolve(MemberEvent event) {
        return switch (event) {
            case MemberRegistered registered -> new Registered(registered.emailFingerprint(), Set.of());
            case RoleGranted granted ->
                switch (this) {
                    case Unregistered unregistered -> this;
                    case Registered member -> member.and(granted.role());
                };
            case ConsentGiven given -> this;
            case ConsentWithdrawn withdrawn -> this;
        };
    }

    default boolean has(Role role) {
        return this instanceof Registered member && member.roles().contains(role);
    }
}
