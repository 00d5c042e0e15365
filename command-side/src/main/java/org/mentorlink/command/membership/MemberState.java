package org.mentorlink.command.membership;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.Role;

/** A member as decisions see them. */
sealed interface MemberState {

    record Unregistered() implements MemberState {}

    /** @param photo the one shown now */
    record Registered(
            String emailFingerprint,
            Set<Role> roles,
            @Nullable PhotoId photo) implements MemberState {

        private Registered and(Role role) {
            return new Registered(
                    emailFingerprint,
                    Stream.concat(roles.stream(), Stream.of(role)).collect(Collectors.toUnmodifiableSet()),
                    photo);
        }

        private Registered showing(@Nullable PhotoId other) {
            return new Registered(emailFingerprint, roles, other);
        }
    }

    default MemberState evolve(MemberEvent event) {
        return switch (event) {
            case MemberRegistered registered -> new Registered(registered.emailFingerprint(), Set.of(), null);
            case RoleGranted granted ->
                switch (this) {
                    case Unregistered unregistered -> this;
                    case Registered member -> member.and(granted.role());
                };
            case PhotoSet set -> this instanceof Registered member ? member.showing(set.photoId()) : this;
            case PhotoRemoved removed -> this instanceof Registered member ? member.showing(null) : this;
        };
    }

    default boolean has(Role role) {
        return this instanceof Registered member && member.roles().contains(role);
    }

    default @Nullable PhotoId photo() {
        return this instanceof Registered member ? member.photo() : null;
    }
}
