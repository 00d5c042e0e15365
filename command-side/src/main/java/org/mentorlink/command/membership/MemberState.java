package org.mentorlink.command.membership;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.membership.Role;

/** A member as decisions see them. */
sealed interface MemberState {

    record Unregistered() implements MemberState {}

    record Registered(
            String emailFingerprint,
            Set<Role> roles,
            MemberProfile profile,
            MenteeProfile mentee,
            boolean promptDismissed)
            implements MemberState {

        private Registered and(Role role) {
            var more = Stream.concat(roles.stream(), Stream.of(role)).collect(Collectors.toUnmodifiableSet());
            return new Registered(emailFingerprint, more, profile, mentee, promptDismissed);
        }

        private Registered with(MemberProfile changed) {
            return new Registered(emailFingerprint, roles, changed, mentee, promptDismissed);
        }

        private Registered with(MenteeProfile changed) {
            return new Registered(emailFingerprint, roles, profile, changed, promptDismissed);
        }

        private Registered dismissed() {
            return new Registered(emailFingerprint, roles, profile, mentee, true);
        }

        private Registered after(MemberEvent event) {
            return switch (event) {
                case MemberRegistered registered -> this;
                case RoleGranted granted -> and(granted.role());
                case ProfileChanged changed -> with(MemberProfile.of(changed));
                case MenteeProfileChanged changed -> with(changed.mentee());
                case ProfilePromptDismissed dismissal -> dismissed();
            };
        }
    }

    default MemberState evolve(MemberEvent event) {
        return switch (this) {
            case Unregistered unregistered ->
                event instanceof MemberRegistered registered
                        ? new Registered(
                                registered.emailFingerprint(),
                                Set.of(),
                                MemberProfile.of(registered),
                                MenteeProfile.EMPTY,
                                false)
                        : this;
            case Registered member -> member.after(event);
        };
    }

    default boolean has(Role role) {
        return this instanceof Registered member && member.roles().contains(role);
    }
}
