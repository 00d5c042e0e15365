package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionPage;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionQuery.ListGroupSessions;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionView.Seat;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.shared.Ids;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** F6: workshops and office hours. Attendees are told about each other that there are some, not who they are. */
@Controller
class GroupSessionController implements NodeReader {

    private static final String TYPE = "GroupSession";

    /** What others may take part in, or could have. */
    private static final Set<GroupSessionStatus> PUBLIC = EnumSet.of(GroupSessionStatus.OPEN, GroupSessionStatus.ENDED);

    private final GroupSessions sessions;
    private final BookingChanges changes;
    private final Questions questions;
    private final Bookings bookings;
    private final Mentors mentors;
    private final Members members;
    private final History history;
    private final Bookability bookability;
    private final Clock clock;

    GroupSessionController(
            GroupSessions sessions,
            BookingChanges changes,
            Questions questions,
            Bookings bookings,
            Mentors mentors,
            Members members,
            History history,
            Bookability bookability,
            Clock clock) {
        this.sessions = sessions;
        this.changes = changes;
        this.questions = questions;
        this.bookings = bookings;
        this.mentors = mentors;
        this.members = members;
        this.history = history;
        this.bookability = bookability;
        this.clock = clock;
    }

    /**
     * Where the viewer is in line.
     *
     * @param position 0 where a seat is kept for them
     */
    record WaitingPlace(int position, @Nullable Instant offeredUntil) {}

    @QueryMapping
    GroupSessionView groupSession(@Argument String id, @ContextValue Viewer viewer) {
        return sessions.readable(id, viewer);
    }

    /** It may be hidden later on, as when its mentor is suspended. */
    @SubscriptionMapping
    Flux<GroupSessionView> groupSessionChanged(@Argument String id, @ContextValue Viewer viewer) {
        sessions.readable(id, viewer);
        return changes.after(new FindGroupSession(id), GroupSessionView.class)
                .filter(session -> sessions.isReadable(session, viewer));
    }

    @QueryMapping
    Connection<GroupSessionView> groupSessions(
            @Argument @Nullable String mentorId,
            @Argument @Nullable Boolean upcoming,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        return list(mentorId, upcoming == null || upcoming, first, after, viewer);
    }

    @SchemaMapping(typeName = "Mentor")
    Connection<GroupSessionView> groupSessions(
            MentorView mentor,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        return list(mentor.id(), true, first, after, viewer);
    }

    private Connection<GroupSessionView> list(
            @Nullable String mentorId,
            boolean upcoming,
            @Nullable Integer first,
            @Nullable String after,
            Viewer viewer) {
        var page = Paging.byText(first, after);
        var found = questions.ask(
                new ListGroupSessions(
                        mentorId,
                        upcoming ? clock.instant() : null,
                        mayReadAll(mentorId, viewer) ? Set.of() : PUBLIC,
                        page),
                GroupSessionPage.class);
        return Connection.ofPart(
                sessions.readable(found.sessions(), viewer),
                found.sessions(),
                found.hasNext(),
                after,
                GroupSessionView::order);
    }

    private static boolean mayReadAll(@Nullable String mentorId, Viewer viewer) {
        return mentorId != null
                && (viewer.isStaff() || (viewer.isSignedIn() && viewer.mentor().equals(mentorOrNull(mentorId))));
    }

    private static @Nullable MentorId mentorOrNull(String mentorId) {
        return Ids.is(MentorId.PREFIX, mentorId) ? new MentorId(mentorId) : null;
    }

    @BatchMapping(typeName = TYPE)
    Map<GroupSessionView, MentorView> mentor(Collection<GroupSessionView> sessions) {
        return mentors.of(sessions, GroupSessionView::mentorId);
    }

    @BatchMapping(typeName = "Booking")
    Map<BookingView, GroupSessionView> groupSession(Collection<BookingView> bookings) {
        return sessions.of(bookings, BookingView::groupSessionId);
    }

    @SchemaMapping(typeName = TYPE)
    int seatsTaken(GroupSessionView session) {
        return session.taken().size();
    }

    @SchemaMapping(typeName = TYPE)
    int seatsFree(GroupSessionView session) {
        return session.freeAt(clock.instant());
    }

    @SchemaMapping(typeName = TYPE)
    int waiting(GroupSessionView session) {
        return session.status() == GroupSessionStatus.OPEN
                ? session.waiting().size() + session.offers().size()
                : 0;
    }

    @BatchMapping(typeName = TYPE)
    Map<GroupSessionView, BookingView> mySeat(Collection<GroupSessionView> sessions, @ContextValue Viewer viewer) {
        if (!viewer.isSignedIn()) {
            return Map.of();
        }
        var seats = sessions.stream()
                .filter(session -> session.seatOf(viewer.id()).isPresent())
                .toList();
        return bookings.of(
                seats,
                session -> session.seatOf(viewer.id()).map(Seat::bookingId).orElseThrow());
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable WaitingPlace myPlace(GroupSessionView session, @ContextValue Viewer viewer) {
        if (!viewer.isSignedIn()) {
            return null;
        }
        return session.placeOf(viewer.id())
                .map(place -> new WaitingPlace(
                        place,
                        session.offerTo(viewer.id())
                                .map(GroupSessionView.Offer::expiresAt)
                                .orElse(null)))
                .orElse(null);
    }

    @BatchMapping(typeName = TYPE)
    Map<GroupSessionView, List<BookingActions.Action>> availableActions(
            Collection<GroupSessionView> sessions, @ContextValue Viewer viewer) {
        var barred = viewer.isSignedIn() ? barred(sessions, viewer) : Map.<GroupSessionView, String>of();
        var now = clock.instant();
        return sessions.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        session -> new GroupSessionActions(session, viewer, now, barred.get(session)).all()));
    }

    /** Those of which whatever seat was asked for would be refused. */
    private Map<GroupSessionView, String> barred(Collection<GroupSessionView> sessions, Viewer viewer) {
        var of = mentors.of(sessions, GroupSessionView::mentorId);
        var obstacles = bookability.obstacles(of.values());
        var own = bookability.own(viewer);
        var barred = new HashMap<GroupSessionView, String>();
        of.forEach((session, mentor) -> {
            var isOwn = viewer.is(session.mentorMemberId());
            var refusal = Bookability.refusal(obstacles.getOrDefault(mentor, Optional.empty()), isOwn, own);
            if (refusal != null && !isOwn) {
                barred.put(session, refusal);
            }
        });
        return barred;
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable List<BookingView> attendees(GroupSessionView session, @ContextValue Viewer viewer) {
        if (!Permissions.mayReadSeats(session, viewer)) {
            return null;
        }
        return bookings.all(session.taken().stream().map(Seat::bookingId).toList()).stream()
                .sorted(Comparator.comparing(BookingView::requestedPosition))
                .toList();
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable List<MemberView> waitingMembers(GroupSessionView session, @ContextValue Viewer viewer) {
        if (!Permissions.mayReadSeats(session, viewer)) {
            return null;
        }
        var found = members.of(session.waiting(), Function.identity());
        return session.waiting().stream()
                .filter(found::containsKey)
                .map(found::get)
                .collect(Collectors.toList());
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable List<AuditEntryView> history(GroupSessionView session, @ContextValue Viewer viewer) {
        return Permissions.mayReadSeats(session, viewer) ? history.of(session.id(), (Instant) null, viewer) : null;
    }

    @Override
    public String prefix() {
        return GroupSessionId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        return sessions.readable(id, viewer);
    }
}
