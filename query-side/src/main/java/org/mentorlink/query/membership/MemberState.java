package org.mentorlink.query.membership;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** A member with what only a sign-in may see. */
public record MemberState(MemberView member, @Nullable String passwordHash) {

    static @Nullable MemberState evolve(@Nullable MemberState state, MemberEvent event, Seen seen) {
        var version = Math.toIntExact(seen.sequence() + 1);
        if (event instanceof MemberRegistered registered) {
            return registered(registered, version);
        }
        return state == null ? null : state.after(event, version);
    }

    private MemberState after(MemberEvent event, int version) {
        return switch (event) {
            case MemberRegistered registered -> this;
            case RoleGranted granted -> with(granted.role(), version);
            case ProfileChanged changed -> with(changed, version);
            case MenteeProfileChanged changed -> with(MemberProfiles.with(member.details(), changed), version);
            case ProfilePromptDismissed dismissal -> with(MemberProfiles.dismissed(member.details()), version);
            // Shown by the read model of photos.
            case PhotoSet set -> with(member.details(), version);
            case PhotoRemoved removed -> with(member.details(), version);
        };
    }

    private static MemberState registered(MemberRegistered event, int version) {
        var member = new MemberView(
                event.memberId().value(),
                event.email().value(),
                event.firstName().value(),
                event.lastName().value(),
                Set.of(),
                event.timeZone(),
                MemberDetails.NONE,
                version);
        return new MemberState(member, Personal.valueOf(event.passwordHash()));
    }

    private MemberState with(Role role, int version) {
        var roles = EnumSet.of(role);
        roles.addAll(member.roles());
        return new MemberState(
                new MemberView(
                        member.id(),
                        member.email(),
                        member.firstName(),
                        member.lastName(),
                        Collections.unmodifiableSet(roles),
                        member.timeZone(),
                        member.details(),
                        version),
                passwordHash);
    }

    private MemberState with(ProfileChanged event, int version) {
        return new MemberState(
                new MemberView(
                        member.id(),
                        member.email(),
                        event.firstName().value(),
                        event.lastName().value(),
                        member.roles(),
                        event.timeZone(),
                        MemberProfiles.with(member.details(), event),
                        version),
                passwordHash);
    }

    private MemberState with(MemberDetails details, int version) {
        return new MemberState(
                new MemberView(
                        member.id(),
                        member.email(),
                        member.firstName(),
                        member.lastName(),
                        member.roles(),
                        member.timeZone(),
                        details,
                        version),
                passwordHash);
    }

    /** First and last name, as far as they are known. */
    public String name() {
        return name(member.firstName(), member.lastName());
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
        return "MemberState[" + member.id() + "]";
    }
}
