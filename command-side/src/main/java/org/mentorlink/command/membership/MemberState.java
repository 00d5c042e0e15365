package org.mentorlink.command.membership;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.Role;

/** A member as decisions see them. */
sealed interface MemberState {

    record Unregistered() implements MemberState {}

    /**
     * @param photo the one shown now
     * @param promptDismissed not to be reminded any more of what the profile misses
     */
    record Registered(
            String emailFingerprint,
            Set<Role> roles,
            MemberProfile profile,
            MenteeProfile mentee,
            boolean promptDismissed,
            @Nullable PhotoId photo)
            implements MemberState {

        private Registered after(MemberEvent event) {
            return switch (event) {
                case MemberRegistered registered -> this;
                case RoleGranted granted -> and(granted.role());
                case ProfileChanged changed -> with(MemberProfile.of(changed));
                case MenteeProfileChanged changed -> with(changed.mentee());
                case ProfilePromptDismissed dismissal -> dismissed();
                case PhotoSet set -> showing(set.photoId());
                case PhotoRemoved removed -> showing(null);
            };
        }

        private Registered and(Role role) {
            var more = Stream.concat(roles.stream(), Stream.of(role)).collect(Collectors.toUnmodifiableSet());
            return new Registered(emailFingerprint, more, profile, mentee, promptDismissed, photo);
        }

        private Registered with(MemberProfile changed) {
            return new Registered(emailFingerprint, roles, changed, mentee, promptDismissed, photo);
        }

        private Registered with(MenteeProfile changed) {
            return new Registered(emailFingerprint, roles, profile, changed, promptDismissed, photo);
        }

        private Registered dismissed() {
            return new Registered(emailFingerprint, roles, profile, mentee, true, photo);
        }

        private Registered showing(@Nullable PhotoId other) {
            return new Registered(emailFingerprint, roles, profile, mentee, promptDismissed, other);
        }
    }

    default MemberState evolve(MemberEvent event) {
        return switch (this) {
            case Unregistered unregistered -> event instanceof MemberRegistered registered ? begun(registered) : this;
            case Registered member -> member.after(event);
        };
    }

    private static Registered begun(MemberRegistered event) {
        return new Registered(
                event.emailFingerprint(), Set.of(), MemberProfile.of(event), MenteeProfile.EMPTY, false, null);
    }

    default boolean has(Role role) {
        return this instanceof Registered member && member.roles().contains(role);
    }

    default @Nullable PhotoId photo() {
        return this instanceof Registered member ? member.photo() : null;
    }
}
