package org.mentorlink.api.booking;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.governance.History;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindBookingAsOf;
import org.mentorlink.booking.BookingQuery.ListBookings;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.shared.Money;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class BookingController implements NodeReader {

    private final Questions questions;
    private final BookingChanges changes;
    private final Bookings bookings;
    private final History history;
    private final Mentors mentors;
    private final Members members;
    private final Clock clock;

    BookingController(
            Questions questions,
            BookingChanges changes,
            Bookings bookings,
            History history,
            Mentors mentors,
            Members members,
            Clock clock) {
        this.questions = questions;
        this.changes = changes;
        this.bookings = bookings;
        this.history = history;
        this.mentors = mentors;
        this.members = members;
        this.clock = clock;
    }

    @QueryMapping
    BookingView booking(@Argument String id, @Argument @Nullable Instant asOf, @ContextValue Viewer viewer) {
        var booking = asOf == null
                ? bookings.get(id)
                : questions.get(new FindBookingAsOf(id, asOf), BookingView.class, "booking");
        return Permissions.readable(booking, viewer);
    }

    @QueryMapping
    Connection<BookingView> bookings(
            @Argument @Nullable List<BookingStatus> status,
            @Argument @Nullable Role role,
            @Argument @Nullable Boolean mine,
            @Argument @Nullable Boolean openDispute,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var page = Paging.byNumber(first, after);
        var all = isAll(role, viewer) && !Boolean.TRUE.equals(mine);
        var mentee = all || role == Role.MENTOR ? null : viewer.id();
        var mentor = all || role == Role.MENTEE ? null : viewer.id();
        var found = questions.ask(
                new ListBookings(mentee, mentor, statuses(status), Boolean.TRUE.equals(openDispute), page),
                BookingPage.class);
        return Connection.of(found.bookings(), found.hasNext(), after, BookingView::requestedPosition);
    }

    @SubscriptionMapping
    Flux<BookingView> bookingChanged(@Argument String id, @ContextValue Viewer viewer) {
        Permissions.readable(bookings.get(id), viewer);
        return changes.after(new FindBooking(id), BookingView.class);
    }

    @BatchMapping(typeName = "Booking")
    Map<BookingView, MentorView> mentor(Collection<BookingView> bookings) {
        return mentors.of(bookings, BookingView::mentorId);
    }

    @BatchMapping(typeName = "Booking")
    Map<BookingView, MemberView> mentee(Collection<BookingView> bookings) {
        return members.of(bookings, BookingView::menteeId);
    }

    @SchemaMapping(typeName = "Booking")
    String topic(BookingView booking) {
        return Objects.requireNonNullElse(booking.topic(), "");
    }

    @SchemaMapping(typeName = "Booking")
    Money refundQuote(
            BookingView booking,
            @Argument @Nullable Instant at,
            @ContextValue Viewer viewer,
            DataFetchingEnvironment environment) {
        return new BookingActions(booking, viewer, at != null ? at : moment(environment)).refundQuote();
    }

    @SchemaMapping(typeName = "Booking")
    List<BookingActions.Action> availableActions(
            BookingView booking, @ContextValue Viewer viewer, DataFetchingEnvironment environment) {
        return new BookingActions(booking, viewer, moment(environment)).all();
    }

    @SchemaMapping(typeName = "Booking")
    List<AuditEntryView> history(
            BookingView booking, @ContextValue Viewer viewer, DataFetchingEnvironment environment) {
        return history.of(Permissions.readable(booking, viewer).id(), asOf(environment), viewer);
    }

    @Override
    public String prefix() {
        return BookingId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        viewer.id();
        return booking(id, null, viewer);
    }

    private Instant moment(DataFetchingEnvironment environment) {
        @Nullable Instant asOf = asOf(environment);
        return asOf != null ? asOf : clock.instant();
    }

    /** The moment that {@code booking(asOf:)} was asked for, where this booking was. */
    private static @Nullable Instant asOf(DataFetchingEnvironment environment) {
        var parent = environment.getExecutionStepInfo().getParent();
        return parent != null && parent.hasParent() ? parent.getArgument("asOf") : null;
    }

    private static boolean isAll(@Nullable Role role, Viewer viewer) {
        if (role == Role.ADMIN || role == Role.FINANCE) {
            return Permissions.require(viewer.roles().contains(role), true);
        }
        return role == null && viewer.isStaff();
    }

    private static Set<BookingStatus> statuses(@Nullable List<BookingStatus> status) {
        return status == null || status.isEmpty() ? Set.of() : EnumSet.copyOf(status);
    }
}
