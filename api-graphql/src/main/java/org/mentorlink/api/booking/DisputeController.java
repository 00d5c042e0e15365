package org.mentorlink.api.booking;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.BookingQuery.FindDisputeTimeline;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.booking.DisputeFact;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeTimeline;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.shared.Ids;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class DisputeController implements NodeReader {

    private final Bookings bookings;
    private final Questions questions;
    private final Clock clock;

    DisputeController(Bookings bookings, Questions questions, Clock clock) {
        this.bookings = bookings;
        this.questions = questions;
        this.clock = clock;
    }

    @BatchMapping(typeName = "Dispute")
    Map<DisputeView, BookingView> booking(Collection<DisputeView> disputes) {
        return bookings.of(disputes, dispute -> bookingId(dispute.id()));
    }

    @SchemaMapping(typeName = "Dispute")
    boolean overdue(DisputeView dispute) {
        return dispute.isOverdueAt(clock.instant());
    }

    @SchemaMapping(typeName = "Dispute")
    List<DisputeFact> timeline(DisputeView dispute) {
        return questions
                .ask(new FindDisputeTimeline(bookingId(dispute.id())), DisputeTimeline.class)
                .facts();
    }

    /** K13 */
    @QueryMapping
    DisputeEvidenceView disputeEvidence(@Argument String id) {
        return questions.get(new FindDisputeEvidence(bookingId(id)), DisputeEvidenceView.class, "dispute");
    }

    @Override
    public String prefix() {
        return DisputeId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        viewer.id();
        var dispute = Permissions.readable(bookings.get(bookingId(id)), viewer).dispute();
        if (dispute == null) {
            throw Problem.notFound("dispute");
        }
        return dispute;
    }

    private static String bookingId(String disputeId) {
        return Ids.sibling(BookingId.PREFIX, disputeId);
    }
}
