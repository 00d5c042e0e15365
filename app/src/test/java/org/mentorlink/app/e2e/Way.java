package org.mentorlink.app.e2e;

import static org.mentorlink.app.e2e.Persona.ADMIN;
import static org.mentorlink.app.e2e.Persona.FINANCE;
import static org.mentorlink.app.e2e.Persona.MENTOR;
import static org.mentorlink.app.e2e.Persona.OWNER;
import static org.mentorlink.app.e2e.Persona.PROGRAM_ADMIN;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to an object that has sensitive fields.
 *
 * @param edge the field that leads to the object
 * @param document what is sent; {@code *} stands for a sensitive field
 * @param subject whose object is found there; absent where it is the viewer's own
 */
record Way(
        String type, String edge, String document, @Nullable Persona subject) {

    static final List<Way> ALL = List.of(
            new Way("Member", "Query.me", "{ me { * } }", null),
            new Way("Member", "Query.node", "{ node(id: $owner) { ... on Member { * } } }", OWNER),
            new Way("Member", "Mentor.member", "{ mentor(id: $mentor) { member { * } } }", MENTOR),
            new Way("Member", "Booking.mentee", "{ booking(id: $rich) { mentee { * } } }", OWNER),
            new Way(
                    "Member",
                    "AuditEntry.actor",
                    "{ node(id: $booking) { ... on Booking { history { actor { * } } } } }",
                    OWNER),
            new Way("Member", "Goal.member", "{ node(id: $goal) { ... on Goal { member { * } } } }", OWNER),
            new Way("Member", "Query.member", "{ member(id: $owner) { * } }", OWNER),
            new Way("Member", "MemberEdge.node", "{ members(query: $ownerName) { edges { node { * } } } }", OWNER),
            new Way(
                    "Member",
                    "Invitation.invitedBy",
                    "{ other: node(id: $invitation) { id } invitations(first: 1) { edges { node { invitedBy { * } } } } }",
                    ADMIN),
            new Way("Member", "MembersImport.startedBy", "{ membersImport(id: $import) { startedBy { * } } }", ADMIN),
            new Way(
                    "Member",
                    "Rebuild.requestedBy",
                    "{ eventProcessors { processors { rebuild { requestedBy { * } } } } }",
                    ADMIN),
            new Way("Member", "Document.member", "{ document(id: $document) { member { * } } }", OWNER),
            new Way(
                    "Member",
                    "Program.candidates",
                    "{ program(id: $program) { candidates(role: MENTEE, name: $ownerName) { * } } }",
                    OWNER),
            new Way("Member", "LongWork.startedBy", "{ longWork(id: $work) { startedBy { * } } }", FINANCE),
            new Way("Member", "Program.admins", "{ program(id: $program) { admins { * } } }", PROGRAM_ADMIN),
            new Way(
                    "Member",
                    "Onboarding.member",
                    "{ node(id: $owner) { ... on Member { onboarding { member { * } } } } }",
                    OWNER),
            new Way(
                    "Member",
                    "CalendarEventProps.counterpart",
                    "{ other: node(id: $booking) { id } node(id: $owner) { ... on Member { calendarEvents(from: $today, to: $soon) {"
                            + " extendedProps { counterpart { * } } } } } }",
                    MENTOR),
            new Way(
                    "Member",
                    "SessionRequest.mentee",
                    "{ sessionRequest(id: $sessionRequest) { mentee { * } } }",
                    OWNER),
            new Way(
                    "Member",
                    "GroupSession.waitingMembers",
                    "{ groupSession(id: $fullSession) { waitingMembers { * } } }",
                    OWNER),
            new Way(
                    "Member",
                    "ReconciliationBreak.assignee",
                    "{ reconciliation(id: $resolvedReconciliation) { breaks { assignee { * } } } }",
                    FINANCE),
            new Way(
                    "Member",
                    "ReconciliationBreak.resolvedBy",
                    "{ reconciliation(id: $resolvedReconciliation) { breaks { resolvedBy { * } } } }",
                    FINANCE),
            new Way("Mentor", "Member.mentor", "{ booking(id: $rich) { mentor { member { mentor { * } } } } }", MENTOR),
            new Way("Program", "Query.program", "{ program(id: $program) { * } }", PROGRAM_ADMIN),
            new Way("Program", "Query.node", "{ node(id: $program) { ... on Program { * } } }", PROGRAM_ADMIN),
            new Way("Program", "ProgramEdge.node", "{ programs(mine: true) { edges { node { * } } } }", null),
            new Way(
                    "Program",
                    "Onboarding.program",
                    "{ other: node(id: $participant) { id } program(id: $program) { participants(role: MENTEE) {"
                            + " edges { node { program { * } } } } } }",
                    PROGRAM_ADMIN),
            new Way("Mentor", "Query.mentor", "{ mentor(id: $mentor) { * } }", MENTOR),
            new Way("Mentor", "Query.node", "{ node(id: $mentor) { ... on Mentor { * } } }", MENTOR),
            new Way("Mentor", "MentorEdge.node", "{ mentors(query: $mentorCompany) { edges { node { * } } } }", MENTOR),
            new Way(
                    "Mentor",
                    "FavouriteEdge.node",
                    "{ me { favourites { edges { node { * } } } } mentor(id: $favourite) { id } }",
                    MENTOR),
            new Way("Mentor", "GroupSession.mentor", "{ groupSession(id: $groupSession) { mentor { * } } }", MENTOR),
            new Way(
                    "Mentor",
                    "MentorApplication.mentor",
                    "{ other: mentor(id: $applicant) { id } mentorApplications(first: 1) { edges { node { mentor { * } } } } }",
                    ADMIN),
            new Way(
                    "Mentor",
                    "SessionRequest.mentor",
                    "{ sessionRequest(id: $sessionRequest) { mentor { * } } }",
                    MENTOR),
            new Way("Mentor", "Booking.mentor", "{ booking(id: $booking) { mentor { * } } }", MENTOR),
            new Way("Mentor", "Review.mentor", "{ booking(id: $ratedBooking) { review { mentor { * } } } }", MENTOR),
            new Way("Mentor", "Payout.mentor", "{ node(id: $payout) { ... on Payout { mentor { * } } } }", MENTOR),
            new Way("Mentor", "PayoutBatch.mentor", "{ payoutBatches { edges { node { mentor { * } } } } }", null),
            new Way("Mentor", "MentorAccount.mentor", "{ mentorAccounts { mentor { * } } }", null),
            new Way("Mentor", "BankTransfer.mentor", "{ bankTransfers { mentor { * } } }", null),
            new Way("AuditEntry", "Member.history", "{ node(id: $owner) { ... on Member { history { * } } } }", OWNER),
            new Way("AuditEntry", "Mentor.history", "{ mentor(id: $mentor) { history { * } } }", MENTOR),
            new Way("Booking", "Query.booking", "{ booking(id: $rich) { * } }", OWNER),
            new Way("Booking", "Query.booking", "{ booking(id: $linkedBooking) { * } }", OWNER),
            new Way("Booking", "Query.booking", "{ booking(id: $notedBooking) { * } }", OWNER),
            new Way(
                    "AuditEntry",
                    "Agenda.history",
                    "{ booking(id: $preparedBooking) { agenda { history { * } } } }",
                    OWNER),
            new Way("SessionRequest", "Query.sessionRequest", "{ sessionRequest(id: $sessionRequest) { * } }", OWNER),
            new Way(
                    "SessionRequest",
                    "SessionRequestEdge.node",
                    "{ other: sessionRequest(id: $sessionRequest) { id } sessionRequests { edges { node { * } } } }",
                    OWNER),
            new Way("Booking", "Query.booking", "{ booking(id: $ratedBooking) { * } }", OWNER),
            new Way("Booking", "Query.node", "{ node(id: $rich) { ... on Booking { * } } }", OWNER),
            new Way(
                    "Booking",
                    "BookingEdge.node",
                    "{ other: node(id: $rich) { id } bookings(first: 20) { edges { node { * } } } }",
                    OWNER),
            new Way(
                    "Booking",
                    "CalendarEventProps.booking",
                    "{ other: node(id: $booking) { id } node(id: $owner) { ... on Member { calendarEvents(from: $today, to: $soon) {"
                            + " extendedProps { booking { * } } } } } }",
                    OWNER),
            new Way(
                    "Booking",
                    "Dashboard.next",
                    "{ other: node(id: $booking) { id } dashboard(role: MENTEE, memberId: $owner) { next { * } } }",
                    OWNER),
            new Way("Booking", "GroupSession.mySeat", "{ groupSession(id: $groupSession) { mySeat { * } } }", OWNER),
            new Way(
                    "Booking",
                    "GroupSession.attendees",
                    "{ groupSession(id: $groupSession) { attendees { * } } }",
                    OWNER),
            new Way("GroupSession", "Query.groupSession", "{ groupSession(id: $groupSession) { * } }", MENTOR),
            new Way("GroupSession", "Query.node", "{ node(id: $groupSession) { ... on GroupSession { * } } }", MENTOR),
            new Way(
                    "GroupSession",
                    "GroupSessionEdge.node",
                    "{ other: node(id: $groupSession) { id } groupSessions(mentorId: $mentor) { edges { node { * } } } }",
                    MENTOR),
            new Way(
                    "GroupSession",
                    "Booking.groupSession",
                    "{ other: node(id: $groupSession) { id } booking(id: $seat) { groupSession { * } } }",
                    MENTOR),
            new Way(
                    "GroupSession",
                    "CalendarEventProps.groupSession",
                    "{ other: node(id: $groupSession) { id } node(id: $owner) { ... on Member { calendarEvents(from: $soon, to: $late) {"
                            + " extendedProps { groupSession { * } } } } } }",
                    MENTOR),
            new Way("Booking", "Payment.booking", "{ node(id: $payment) { ... on Payment { booking { * } } } }", OWNER),
            new Way("Booking", "Dispute.booking", "{ node(id: $dispute) { ... on Dispute { booking { * } } } }", OWNER),
            new Way("Booking", "Payout.booking", "{ node(id: $payout) { ... on Payout { booking { * } } } }", OWNER),
            new Way("Payment", "Booking.payment", "{ booking(id: $paid) { payment { * } } }", OWNER),
            new Way(
                    "Payment",
                    "PaymentHistoryEntry.payment",
                    "{ other: node(id: $paidPayment) { id } myPayments(first: 20) { edges { node { payment { * } } } } }",
                    OWNER),
            new Way("Payment", "Booking.payments", "{ booking(id: $paid) { payments { * } } }", OWNER),
            new Way("Payment", "Query.node", "{ node(id: $paidPayment) { ... on Payment { * } } }", OWNER),
            new Way(
                    "AuditEntry",
                    "GroupSession.history",
                    "{ groupSession(id: $groupSession) { history { * } } }",
                    OWNER),
            new Way("AuditEntry", "Booking.history", "{ booking(id: $booking) { history { * } } }", OWNER),
            new Way(
                    "AuditEntry",
                    "AuditEntryEdge.node",
                    "{ auditTrail(subject: $booking) { edges { node { * } } } }",
                    OWNER));
}
