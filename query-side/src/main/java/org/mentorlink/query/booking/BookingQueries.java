package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Acquaintances;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindAcquaintances;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindBookingAsOf;
import org.mentorlink.booking.BookingQuery.FindBookings;
import org.mentorlink.booking.BookingQuery.FindMentorship;
import org.mentorlink.booking.BookingQuery.ListBookings;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.BookingViews;
import org.mentorlink.booking.Mentorship;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class BookingQueries {

    /** Confirmed, and not called off since. */
    private static final Set<BookingStatus> CONFIRMED = EnumSet.of(
            BookingStatus.CONFIRMED,
            BookingStatus.IN_PROGRESS,
            BookingStatus.COMPLETED,
            BookingStatus.DISPUTED,
            BookingStatus.CLOSED);

    private final Bookings bookings;
    private final BookingPast past;

    BookingQueries(Bookings bookings, BookingPast past) {
        this.bookings = bookings;
        this.past = past;
    }

    @QueryHandler
    @Nullable BookingView handle(FindBooking query) {
        return bookings.find(query.bookingId()).orElse(null);
    }

    @QueryHandler
    @Nullable BookingView handle(FindBookingAsOf query) {
        return past.at(query.bookingId(), query.asOf());
    }

    @QueryHandler
    BookingViews handle(FindBookings query) {
        return new BookingViews(bookings.findAll(query.bookingIds()));
    }

    @QueryHandler
    BookingPage handle(ListBookings query) {
        var rows =
                bookings.list(filter(query), Sorts.descending(Bookings.REQUESTED_POSITION), Pages.rows(query.page()));
        return new BookingPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    Acquaintances handle(FindAcquaintances query) {
        var shared = or(
                and(eq(Bookings.MENTEE, query.memberId()), in(Bookings.MENTOR_MEMBER, query.others())),
                and(eq(Bookings.MENTOR_MEMBER, query.memberId()), in(Bookings.MENTEE, query.others())));
        return new Acquaintances(bookings.list(shared).stream()
                .map(booking ->
                        booking.menteeId().equals(query.memberId()) ? booking.mentorMemberId() : booking.menteeId())
                .collect(Collectors.toUnmodifiableSet()));
    }

    @QueryHandler
    Mentorship handle(FindMentorship query) {
        var together = and(
                eq(Bookings.MENTEE, query.menteeId()),
                eq(Bookings.MENTOR_MEMBER, query.mentorMemberId()),
                in(Bookings.STATUS, CONFIRMED.stream().map(Enum::name).toList()));
        return new Mentorship(
                !bookings.list(together, Sorts.ascending("_id"), 1).isEmpty());
    }

    /** What was stored before it had the key is found by what it says; nothing is read again because of an upgrade. */
    private static final Bson OPEN_DISPUTES = or(
            eq(Bookings.OPEN_DISPUTE, true),
            and(exists(Bookings.OPEN_DISPUTE, false), ne("view.dispute", null), eq("view.dispute.resolvedAt", null)));

    private static Bson filter(ListBookings query) {
        var filters = new ArrayList<Bson>();
        filters.add(lt(Bookings.REQUESTED_POSITION, Pages.after(query.page(), Long.MAX_VALUE)));
        var people = new ArrayList<Bson>();
        if (query.menteeId() != null) {
            people.add(eq(Bookings.MENTEE, query.menteeId()));
        }
        if (query.mentorMemberId() != null) {
            people.add(eq(Bookings.MENTOR_MEMBER, query.mentorMemberId()));
        }
        if (!people.isEmpty()) {
            filters.add(or(people));
        }
        if (query.openDispute()) {
            filters.add(OPEN_DISPUTES);
        }
        if (!query.statuses().isEmpty()) {
            filters.add(in(
                    Bookings.STATUS, query.statuses().stream().map(Enum::name).toList()));
        }
        return and(filters);
    }
}
