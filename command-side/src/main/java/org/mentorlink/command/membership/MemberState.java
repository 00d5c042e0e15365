package org.mentorlink.command.membership;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.membership.MemberState.Registered;
import org.mentorlink.command.membership.MemberState.Unregistered;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.AddressVerified;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;
import org.mentorlink.membership.MemberEvent.CalendarFeedRevoked;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberEvent.IdentityLinked;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.PasswordSet;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RefreshTokenReused;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberEvent.SignInLocked;
import org.mentorlink.membership.MemberEvent.SignedIn;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Personal;

/** A member as decisions see them. In snapshots it says itself which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Unregistered.class, name = "unregistered"),
    @JsonSubTypes.Type(value = Registered.class, name = "registered")
})
sealed interface MemberState {

    record Unregistered() implements MemberState {}

    /**
     * @param photo the one shown now
     * @param said what the member says of themselves
     */
    record Registered(
            String emailFingerprint,
            Set<Role> roles,
            SignIn signIn,
            Standing standing,
            @Nullable PhotoId photo,
            Said said)
            implements MemberState {

        private Registered and(Role role) {
            return new Registered(emailFingerprint, MemberState.with(roles, role), signIn, standing, photo, said);
        }

        private Registered with(SignIn changed) {
            return new Registered(emailFingerprint, roles, changed, standing, photo, said);
        }

        private Registered without(Role role) {
            return new Registered(
                    emailFingerprint,
                    roles.stream().filter(other -> other != role).collect(Collectors.toUnmodifiableSet()),
                    signIn,
                    standing,
                    photo,
                    said);
        }

        private Registered with(Standing changed) {
            return new Registered(emailFingerprint, roles, signIn, changed, photo, said);
        }

        private Registered with(Said changed) {
            return new Registered(emailFingerprint, roles, signIn, standing, photo, changed);
        }

        private Registered showing(@Nullable PhotoId other) {
            return new Registered(emailFingerprint, roles, signIn, standing, other, said);
        }
    }

    /**
     * What a member says of themselves.
     *
     * @param promptDismissed not to be reminded any more of what the profile misses
     */
    record Said(MemberProfile profile, MenteeProfile mentee, boolean promptDismissed) {

        private Said profile(MemberProfile changed) {
            return new Said(changed, mentee, promptDismissed);
        }

        private Said mentee(MenteeProfile changed) {
            return new Said(profile, changed, promptDismissed);
        }

        private Said dismissed() {
            return new Said(profile, mentee, true);
        }
    }

    /**
     * How a member can sign in.
     *
     * @param verified whether the address is the member's own
     * @param identities at providers
     */
    record SignIn(boolean verified, boolean hasPassword, Set<Identity> identities) {

        private SignIn verify() {
            return new SignIn(true, hasPassword, identities);
        }

        private SignIn password(boolean present) {
            return new SignIn(verified, present, identities);
        }

        private SignIn and(Identity identity) {
            return new SignIn(verified, hasPassword, MemberState.with(identities, identity));
        }
    }

    /**
     * What admins have decided about a member.
     *
     * @param mentorRevoked may not act as a mentor any more, whatever was approved before
     */
    record Standing(boolean suspended, boolean deactivated, boolean mentorRevoked) {

        static final Standing GOOD = new Standing(false, false, false);

        boolean mayAct() {
            return !suspended && !deactivated;
        }

        private Standing mentor(Role role, boolean revoked) {
            return role == Role.MENTOR ? new Standing(suspended, deactivated, revoked) : this;
        }
    }

    record Identity(String provider, Personal subject) {}

    default MemberState evolve(MemberEvent event) {
        return switch (this) {
            case Unregistered unregistered ->
                event instanceof MemberRegistered registered ? registered(registered) : unregistered;
            case Registered member -> evolve(member, event);
        };
    }

    private static MemberState evolve(Registered member, MemberEvent event) {
        var signIn = member.signIn();
        return switch (event) {
            case MemberRegistered registered -> registered(registered);
            case RoleGranted granted ->
                member.and(granted.role()).with(member.standing().mentor(granted.role(), false));
            case RoleRevoked revoked ->
                member.without(revoked.role()).with(member.standing().mentor(revoked.role(), true));
            case MemberSuspended suspended ->
                member.with(new Standing(
                        true, member.standing().deactivated(), member.standing().mentorRevoked()));
            case MemberDeactivated deactivated ->
                member.with(new Standing(
                        member.standing().suspended(), true, member.standing().mentorRevoked()));
            case MemberReinstated reinstated ->
                member.with(new Standing(false, false, member.standing().mentorRevoked()));
            case AddressVerified verified -> member.with(signIn.verify());
            case PasswordSet set -> member.with(signIn.password(true));
            case PasswordRemoved removed -> member.with(signIn.password(false));
            case IdentityLinked linked -> member.with(signIn.and(new Identity(linked.provider(), linked.subject())));
            case SignedIn signedIn -> member;
            case SignInLocked locked -> member;
            case SessionsEnded ended -> member;
            case RefreshTokenReused reused -> member;
            case PhotoSet set -> member.showing(set.photoId());
            case PhotoRemoved removed -> member.showing(null);
            case ProfileChanged changed -> member.with(member.said().profile(MemberProfile.of(changed)));
            case MenteeProfileChanged changed -> member.with(member.said().mentee(changed.mentee()));
            case ProfilePromptDismissed dismissal -> member.with(member.said().dismissed());
            case ConsentGiven given -> member;
            case ConsentWithdrawn withdrawn -> member;
            case CalendarFeedCreated created -> member;
            case CalendarFeedRevoked revoked -> member;
        };
    }

    private static Registered registered(MemberRegistered event) {
        return new Registered(
                event.emailFingerprint(),
                Set.of(),
                new SignIn(false, event.passwordHash() != null, Set.of()),
                Standing.GOOD,
                null,
                new Said(MemberProfile.of(event), MenteeProfile.EMPTY, false));
    }

    default boolean has(Role role) {
        return this instanceof Registered member && member.roles().contains(role);
    }

    default Standing standing() {
        return Standing.GOOD;
    }

    default boolean mayAct() {
        return standing().mayAct();
    }

    default @Nullable PhotoId photo() {
        return this instanceof Registered member ? member.photo() : null;
    }

    private static <T> Set<T> with(Set<T> set, T another) {
        return Stream.concat(set.stream(), Stream.of(another)).collect(Collectors.toUnmodifiableSet());
    }
}
