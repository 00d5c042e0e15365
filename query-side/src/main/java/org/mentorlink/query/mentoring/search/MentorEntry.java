package org.mentorlink.query.mentoring.search;

import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.mentoring.MentorState;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/**
 * A member as the search knows them, from their registration on: by then it is not known whether they will be a mentor.
 *
 * @param id the mentor id they have or would have
 * @param position of the last event applied; those at or before it are skipped
 * @param name first and last name, as far as they are known
 * @param mentor absent until they apply
 * @param listedSince position of the approval; 0 before it
 * @param sessions how many they have held
 * @param rated by their visible reviews
 * @param standing whether admins let them act
 */
record MentorEntry(
        String id,
        long position,
        String name,
        @Nullable MentorState mentor,
        long listedSince,
        int sessions,
        Distribution rated,
        Standing standing) {

    /**
     * What admins have decided (A14).
     *
     * @param shutOut suspended or deactivated
     * @param revoked no mentor any more, whatever was approved before
     */
    record Standing(boolean shutOut, boolean revoked) {

        static final Standing GOOD = new Standing(false, false);

        private Standing shutOut(boolean now) {
            return new Standing(now, revoked);
        }

        private Standing revoked(Role role, boolean now) {
            return role == Role.MENTOR ? new Standing(shutOut, now) : this;
        }

        boolean isGood() {
            return !shutOut && !revoked;
        }
    }

    static MentorEntry unknown(String id) {
        return new MentorEntry(id, -1, "", null, 0, 0, Distribution.none(id), Standing.GOOD);
    }

    /** B6, A14: only approved mentors in good standing are found. */
    boolean isListed() {
        return mentor != null && mentor.mentor().approved() && standing.isGood();
    }

    /** What is known of a listed mentor. */
    MentorView view() {
        if (mentor == null) {
            throw new IllegalStateException(id + " has not applied");
        }
        return mentor.mentor();
    }

    /** This very entry where the event changes nothing that the search knows. */
    MentorEntry evolve(MemberEvent event, long at) {
        return switch (event) {
            case MemberRegistered registered -> named(registered.firstName(), registered.lastName(), at);
            case ProfileChanged changed -> named(changed.firstName(), changed.lastName(), at);
            case MemberSuspended suspended -> with(standing.shutOut(true), at);
            case MemberDeactivated deactivated -> with(standing.shutOut(true), at);
            case MemberReinstated reinstated -> with(standing.shutOut(false), at);
            case RoleRevoked lost -> with(standing.revoked(lost.role(), true), at);
            case RoleGranted given -> with(standing.revoked(given.role(), false), at);
            // Nothing that a mentor is found by.
            default -> this;
        };
    }

    MentorEntry evolve(MentorEvent event, Seen seen) {
        return new MentorEntry(
                id,
                seen.position(),
                name,
                MentorState.evolve(mentor, event, seen),
                event instanceof MentorApproved ? seen.position() : listedSince,
                sessions,
                rated,
                standing);
    }

    private MentorEntry with(Standing changed, long at) {
        return changed.equals(standing)
                ? this
                : new MentorEntry(id, at, name, mentor, listedSince, sessions, rated, changed);
    }

    private MentorEntry named(Personal firstName, Personal lastName, long at) {
        var other = text(firstName) + ' ' + text(lastName);
        return other.equals(name)
                ? this
                : new MentorEntry(id, at, other, mentor, listedSince, sessions, rated, standing);
    }

    MentorEntry heldOneMore(long at) {
        return new MentorEntry(id, at, name, mentor, listedSince, sessions + 1, rated, standing);
    }

    MentorEntry rated(Distribution now, long at) {
        return new MentorEntry(id, at, name, mentor, listedSince, sessions, now, standing);
    }

    private static String text(Personal name) {
        var value = Personal.valueOf(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "MentorEntry[" + id + "]";
    }
}
