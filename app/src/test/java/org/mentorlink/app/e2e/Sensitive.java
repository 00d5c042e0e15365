package org.mentorlink.app.e2e;

import static org.mentorlink.app.e2e.Persona.ADMIN;
import static org.mentorlink.app.e2e.Persona.FINANCE;
import static org.mentorlink.app.e2e.Persona.MENTOR;
import static org.mentorlink.app.e2e.Persona.OWNER;
import static org.mentorlink.app.e2e.Persona.PROGRAM_ADMIN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A field that not everybody who holds its object may read, and, written down a second time, who may.
 *
 * @param own whether those whose object it is may
 * @param others who else may, whosever object it is
 */
record Sensitive(String field, boolean own, Set<Persona> others) {

    static final List<Sensitive> ALL = List.of(
            field("Member.email").ofTheirOwn().to(FINANCE, ADMIN),
            field("Member.phone").ofTheirOwn().to(FINANCE, ADMIN),
            field("Member.channels").ofTheirOwn().to(FINANCE, ADMIN),
            field("Member.profileCompletion").ofTheirOwn().to(FINANCE, ADMIN),
            field("Member.history").ofTheirOwn().to(FINANCE, ADMIN),
            field("Member.menteeProfile").ofTheirOwn().to(MENTOR, FINANCE, ADMIN),
            field("Member.goals").ofTheirOwn().to(MENTOR, FINANCE, ADMIN),
            field("Member.photo").ofTheirOwn().to(MENTOR, FINANCE, ADMIN),
            field("Member.documents").ofTheirOwn().to(ADMIN),
            field("Member.onboarding").ofTheirOwn().to(ADMIN),
            field("Member.consents").ofTheirOwn().to(ADMIN),
            field("Program.admins").ofTheirOwn().to(PROGRAM_ADMIN, ADMIN),
            field("Program.participants").ofTheirOwn().to(PROGRAM_ADMIN, ADMIN),
            field("Program.candidates").ofTheirOwn().to(PROGRAM_ADMIN, ADMIN),
            field("Member.favourites").ofTheirOwn(),
            field("Member.calendarEvents").ofTheirOwn(),
            field("Member.calendarFeed").ofTheirOwn(),
            field("Member.outsideCalendars").ofTheirOwn(),
            field("Member.calendarTasks").ofTheirOwn(),
            field("Mentor.commission").to(MENTOR, FINANCE, ADMIN),
            field("Mentor.history").to(MENTOR, FINANCE, ADMIN),
            field("Booking.mentee").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.payment").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.payments").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.proposals").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.pendingProposal").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.dispute").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.history").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.availableActions").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.refundQuote").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.rescheduleQuote").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.proposalQuote").to(OWNER, MENTOR, FINANCE, ADMIN),
            field("Booking.meetingLink").to(OWNER, MENTOR, ADMIN),
            field("Booking.preSessionForm").to(OWNER, MENTOR, ADMIN),
            field("Booking.agenda").to(OWNER, MENTOR, ADMIN),
            field("SessionRequest.preSessionForm").to(OWNER, MENTOR, ADMIN),
            field("Booking.privateNotes").to(ADMIN),
            field("Booking.privateNoteCount").to(MENTOR, ADMIN),
            field("Booking.review").to(OWNER),
            field("GroupSession.meetingLink").to(OWNER, MENTOR, ADMIN),
            field("GroupSession.attendees").to(MENTOR, FINANCE, ADMIN),
            field("GroupSession.waitingMembers").to(MENTOR, FINANCE, ADMIN),
            field("GroupSession.history").to(MENTOR, FINANCE, ADMIN),
            field("Payment.payout").to(MENTOR, FINANCE, ADMIN),
            field("AuditEntry.actor").to(OWNER, MENTOR, FINANCE, ADMIN));

    static Sensitive field(String name) {
        return new Sensitive(name, false, EnumSet.noneOf(Persona.class));
    }

    Sensitive ofTheirOwn() {
        return new Sensitive(field, true, others);
    }

    Sensitive to(Persona... readers) {
        return new Sensitive(field, own, Set.of(readers));
    }

    /** Who may read it of that person's object. */
    Set<Persona> readers(Persona subject) {
        var readers = EnumSet.noneOf(Persona.class);
        readers.addAll(others);
        if (own) {
            readers.add(subject);
        }
        readers.remove(Persona.ANONYMOUS);
        return readers;
    }

    String type() {
        return field.substring(0, field.indexOf('.'));
    }

    String name() {
        return field.substring(field.indexOf('.') + 1);
    }
}
