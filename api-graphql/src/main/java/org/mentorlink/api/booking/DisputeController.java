package org.mentorlink.api.booking;

import java.util.Collection;
import java.util.Map;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.shared.Ids;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

@Controller
class DisputeController implements NodeReader {

    private final Bookings bookings;

    DisputeController(Bookings bookings) {
        this.bookings = bookings;
    }

    @BatchMapping(typeName = "Dispute")
    Map<DisputeView, BookingView> booking(Collection<DisputeView> disputes) {
        return bookings.of(disputes, dispute -> bookingId(dispute.id()));
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
