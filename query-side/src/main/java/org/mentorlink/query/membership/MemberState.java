package org.mentorlink.query.membership;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberDetails;
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
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/**
 * A member with what only a sign-in may see.
 *
 * @param version number of the member's events
 */
public record MemberState(Person person, Standing standing, SignIn signIn, MemberDetails details, int version) {

    /** Who it is; absent values have been erased. */
    record Person(
            String id,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            String timeZone) {

        private Person with(ProfileChanged event) {
            return new Person(
                    id, email, event.firstName().value(), event.lastName().value(), event.timeZone());
        }
    }

    /**
     * What the member may do.
     *
     * @param mentorRevoked may not act as a mentor any more, whatever was approved before
     */
    record Standing(Set<Role> roles, boolean mentorRevoked, boolean verified, boolean suspended, boolean deactivated) {

        private Standing with(Role role) {
            var all = EnumSet.of(role);
            all.addAll(roles);
            return new Standing(
                    Collections.unmodifiableSet(all),
                    mentorRevoked && role != Role.MENTOR,
                    verified,
                    suspended,
                    deactivated);
        }

        private Standing without(Role role) {
            var rest = EnumSet.noneOf(Role.class);
            rest.addAll(roles);
            rest.remove(role);
            return new Standing(
                    Collections.unmodifiableSet(rest),
                    mentorRevoked || role == Role.MENTOR,
                    verified,
                    suspended,
                    deactivated);
        }

        private Standing shutOut(boolean nowSuspended, boolean nowDeactivated) {
            return new Standing(roles, mentorRevoked, verified, nowSuspended, nowDeactivated);
        }

        private Standing verify() {
            return new Standing(roles, mentorRevoked, true, suspended, deactivated);
        }

        MemberStatus status() {
            return MemberStatus.of(verified, suspended, deactivated);
        }
    }

    /**
     * How the member signs in.
     *
     * @param identities as {@link #identity} writes them
     * @param epoch how often all sessions have ended
     */
    record SignIn(
            @Nullable String passwordHash,
            Set<String> identities,
            @Nullable Instant lastAt,
            @Nullable Instant lockedUntil,
            long epoch) {

        private SignIn password(@Nullable String hash) {
            return new SignIn(hash, identities, lastAt, lockedUntil, epoch);
        }

        private SignIn and(String identity) {
            var all = new HashSet<>(identities);
            all.add(identity);
            return new SignIn(passwordHash, all, lastAt, lockedUntil, epoch);
        }

        private SignIn at(Instant moment) {
            return new SignIn(passwordHash, identities, moment, null, epoch);
        }

        private SignIn locked(Instant until) {
            return new SignIn(passwordHash, identities, lastAt, until, epoch);
        }

        private SignIn nextEpoch() {
            return new SignIn(passwordHash, identities, lastAt, lockedUntil, epoch + 1);
        }
    }

    static @Nullable MemberState evolve(@Nullable MemberState state, MemberEvent event, Seen seen) {
        var version = Math.toIntExact(seen.sequence() + 1);
        if (event instanceof MemberRegistered registered) {
            return registered(registered).with(version);
        }
        return state == null ? null : state.evolve(event, seen.at()).with(version);
    }

    private MemberState evolve(MemberEvent event, Instant at) {
        return switch (event) {
            case MemberRegistered registered -> registered(registered);
            case RoleGranted granted -> with(standing.with(granted.role()));
            case RoleRevoked revoked -> with(standing.without(revoked.role()));
            case MemberSuspended suspended ->
                with(standing.shutOut(true, standing.deactivated())).with(signIn.nextEpoch());
            case MemberDeactivated deactivated ->
                with(standing.shutOut(standing.suspended(), true)).with(signIn.nextEpoch());
            case MemberReinstated reinstated -> with(standing.shutOut(false, false));
            case AddressVerified verified -> with(standing.verify());
            case PasswordSet set -> with(signIn.password(set.passwordHash().value()));
            case PasswordRemoved removed -> with(signIn.password(null));
            case SignedIn signedIn -> with(signIn.at(at));
            case SignInLocked locked -> with(signIn.locked(locked.until()));
            case SessionsEnded ended -> with(signIn.nextEpoch());
            case RefreshTokenReused reused -> this;
            // Shown by the read model of photos.
            case PhotoSet set -> this;
            case PhotoRemoved removed -> this;
            case ProfileChanged changed -> with(person.with(changed)).with(MemberProfiles.with(details, changed));
            case MenteeProfileChanged changed -> with(MemberProfiles.with(details, changed));
            case ProfilePromptDismissed dismissal -> with(MemberProfiles.dismissed(details));
            // Shown by the read model of consents.
            case ConsentGiven given -> this;
            case ConsentWithdrawn withdrawn -> this;
            // Shown by the read model of calendar feeds.
            case CalendarFeedCreated created -> this;
            case CalendarFeedRevoked revoked -> this;
            case IdentityLinked linked -> {
                var subject = linked.subject().value();
                yield subject == null ? this : with(signIn.and(identity(linked.provider(), subject)));
            }
        };
    }

    private static MemberState registered(MemberRegistered event) {
        return new MemberState(
                new Person(
                        event.memberId().value(),
                        event.email().value(),
                        event.firstName().value(),
                        event.lastName().value(),
                        event.timeZone()),
                new Standing(Set.of(), false, false, false, false),
                new SignIn(Personal.valueOf(event.passwordHash()), Set.of(), null, null, 0),
                MemberDetails.NONE,
                1);
    }

    private MemberState with(Standing changed) {
        return new MemberState(person, changed, signIn, details, version);
    }

    private MemberState with(SignIn changed) {
        return new MemberState(person, standing, changed, details, version);
    }

    private MemberState with(Person changed) {
        return new MemberState(changed, standing, signIn, details, version);
    }

    private MemberState with(MemberDetails changed) {
        return new MemberState(person, standing, signIn, changed, version);
    }

    private MemberState with(int changed) {
        return new MemberState(person, standing, signIn, details, changed);
    }

    /** A person at a provider, as the read model finds them by. */
    static String identity(String provider, String subject) {
        return provider + ' ' + subject;
    }

    /** The member as others read them. */
    public MemberView member() {
        return new MemberView(
                person.id(),
                person.email(),
                person.firstName(),
                person.lastName(),
                standing.roles(),
                standing.mentorRevoked(),
                person.timeZone(),
                standing.status(),
                signIn.lastAt(),
                signIn.lockedUntil(),
                signIn.passwordHash() != null,
                details,
                version);
    }

    MemberAccess access() {
        return new MemberAccess(person.id(), standing.status(), standing.roles(), signIn.epoch());
    }

    MemberCredentials credentials() {
        return new MemberCredentials(access(), person.email(), signIn.passwordHash(), standing.verified());
    }

    /** First and last name, as far as they are known. */
    public String name() {
        return name(person.firstName(), person.lastName());
    }

    /** First and last name, as far as they are known. */
    public static String name(@Nullable String firstName, @Nullable String lastName) {
        return text(firstName) + ' ' + text(lastName);
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    @Override
    public String toString() {
        return "MemberState[" + person.id() + "]";
    }
}
