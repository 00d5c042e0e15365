package org.mentorlink.api.graphql;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingView;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.PayoutView;

/**
 * B2: who may do and see what, in one place. An operation that is not in the table is denied to everyone; a field of an
 * object that is not in it is open to whoever holds the object. Below the table: whose an object is.
 */
public final class Permissions {

    static final Map<String, Access> TABLE = Map.ofEntries(
            entry("Query.node", Access.ANYONE),
            entry("Query.me", Access.ANYONE),
            entry("Query.mentor", Access.ANYONE),
            entry("Query.mentors", Access.ANYONE),
            entry("Query.booking", Access.SIGNED_IN),
            entry("Query.bookings", Access.SIGNED_IN),
            entry("Query.payout", Access.SIGNED_IN),
            entry("Query.payouts", Access.SIGNED_IN),
            entry("Query.ledger", Access.STAFF),
            entry("Query.ledgerEntries", Access.STAFF),
            entry("Query.auditTrail", Access.STAFF),
            entry("Query.parkedSteps", Access.ADMIN),
            entry("Query.document", Access.SIGNED_IN),
            entry("Query.documentsToReview", Access.ADMIN),
            entry("Query.sandbox", Access.ANYONE),
            entry("Mutation.register", Access.ANYONE),
            entry("Mutation.signIn", Access.ANYONE),
            entry("Mutation.refreshSession", Access.ANYONE),
            entry("Mutation.signOut", Access.ANYONE),
            entry("Mutation.applyAsMentor", Access.SIGNED_IN),
            entry("Mutation.approveMentor", Access.ADMIN),
            entry("Mutation.setWeeklyAvailability", Access.SIGNED_IN),
            entry("Mutation.requestBooking", Access.SIGNED_IN),
            entry("Mutation.confirmBooking", Access.SIGNED_IN),
            entry("Mutation.declineBooking", Access.SIGNED_IN),
            entry("Mutation.cancelBooking", Access.SIGNED_IN),
            entry("Mutation.checkIn", Access.SIGNED_IN),
            entry("Mutation.openDispute", Access.SIGNED_IN),
            entry("Mutation.resolveDispute", Access.ADMIN),
            entry("Mutation.refundBooking", Access.ADMIN),
            entry("Mutation.retryParkedStep", Access.ADMIN),
            entry("Mutation.removePhoto", Access.SIGNED_IN),
            entry("Mutation.verifyDocument", Access.ADMIN),
            entry("Mutation.rejectDocument", Access.ADMIN),
            entry("Mutation.withdrawDocument", Access.SIGNED_IN),
            entry("Mutation.advanceClock", Access.ANYONE),
            entry("Subscription.bookingChanged", Access.SIGNED_IN),
            entry("Booking.mentee", Access.SIGNED_IN),
            entry("Booking.payment", Access.SIGNED_IN),
            entry("Booking.dispute", Access.SIGNED_IN),
            entry("Booking.history", Access.SIGNED_IN),
            entry("Booking.availableActions", Access.SIGNED_IN),
            entry("Booking.refundQuote", Access.SIGNED_IN),
            entry("Payment.payout", Access.SIGNED_IN),
            entry("AuditEntry.actor", Access.SIGNED_IN));

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private Permissions() {}

    /** What the field asks for; nothing where it is open, or a denial where an operation is not in the table. */
    static void check(String type, String field, Viewer viewer) {
        check(type, field, viewer, TABLE);
    }

    static void check(String type, String field, Viewer viewer, Map<String, Access> table) {
        if (field.startsWith("__")) {
            return;
        }
        @Nullable Access access = table.get(type + '.' + field);
        if (access != null) {
            access.check(viewer);
        } else if (ROOTS.contains(type)) {
            throw viewer.isSignedIn() ? Problem.forbidden() : Problem.unauthenticated();
        }
    }

    /** A booking is its participants' and staff's to read. */
    public static BookingView readable(BookingView booking, Viewer viewer) {
        return require(viewer.isStaff() || booking.isParticipant(viewer.id()), booking);
    }

    /** Only its mentor answers a booking. */
    public static BookingView answerable(BookingView booking, Viewer viewer) {
        return require(viewer.is(booking.mentorMemberId()), booking);
    }

    /** Only its two participants take part in a booking. */
    public static BookingView ownBooking(BookingView booking, Viewer viewer) {
        return require(booking.isParticipant(viewer.id()), booking);
    }

    /** Its participants and admins may give a booking up. */
    public static BookingView cancellable(BookingView booking, Viewer viewer) {
        return require(viewer.isAdmin() || booking.isParticipant(viewer.id()), booking);
    }

    /** A payout is its mentor's and staff's to read. */
    public static boolean mayRead(PayoutView payout, Viewer viewer) {
        return viewer.isStaff()
                || (viewer.isSignedIn() && viewer.mentor().value().equals(payout.mentorId()));
    }

    /** B6: a mentor who is not approved is only seen by themselves and by staff. */
    public static boolean mayRead(MentorView mentor, Viewer viewer) {
        return mentor.approved() || viewer.isStaff() || viewer.is(mentor.memberId());
    }

    /** A member by id, and any member's e-mail address, is for themselves and for staff. */
    public static boolean mayReadMember(String memberId, Viewer viewer) {
        return viewer.isStaff() || viewer.is(memberId);
    }

    /** C5: documents are their owner's and admins' to read; other staff have no business with them. */
    public static boolean mayReadDocumentsOf(String memberId, Viewer viewer) {
        return viewer.isAdmin() || viewer.is(memberId);
    }

    /** The value, or a FORBIDDEN problem. */
    public static <T> T require(boolean allowed, T value) {
        if (!allowed) {
            throw Problem.forbidden();
        }
        return value;
    }
}
