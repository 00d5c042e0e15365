package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.FormInputs.FormAnswersInput;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.UserError.RateLimited;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.ProposeSessionTime;
import org.mentorlink.booking.BookingCommand.RefuseSessionTime;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.BookingQuery.ListSessionRequests;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.SessionRequestPage;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** I3: sessions that are asked for without a time. */
@Controller
class SessionRequestController {

    private static final String TYPE = "SessionRequest";
    private static final String WHAT = "request for a session";
    private static final String FIELD = "sessionRequestId";

    private final Questions questions;
    private final Mutations mutations;
    private final BookingChanges changes;
    private final BookingRequests bookings;
    private final BookingLimit limit;
    private final Mentors mentors;
    private final Members members;
    private final MissingSteps missingSteps;
    private final NextFree nextFree;
    private final BlackoutErrors blackouts;
    private final Clock clock;

    SessionRequestController(
            Questions questions,
            Mutations mutations,
            BookingChanges changes,
            BookingRequests bookings,
            BookingLimit limit,
            Mentors mentors,
            Members members,
            MissingSteps missingSteps,
            NextFree nextFree,
            BlackoutErrors blackouts,
            Clock clock) {
        this.questions = questions;
        this.mutations = mutations;
        this.changes = changes;
        this.bookings = bookings;
        this.limit = limit;
        this.mentors = mentors;
        this.members = members;
        this.missingSteps = missingSteps;
        this.nextFree = nextFree;
        this.blackouts = blackouts;
        this.clock = clock;
    }

    record RequestSessionInput(
            String mentorId,
            @Nullable String offeringId,
            String topic,
            @Nullable String description,
            @Nullable Modality modality,
            String idempotencyKey,
            @Nullable FormAnswersInput preSessionForm) {

        RequestSession command(BookingId id, Viewer viewer) {
            return new RequestSession(
                    id,
                    new MentorId(mentorId),
                    viewer.member(),
                    offering(),
                    topic,
                    description,
                    modality,
                    FormAnswersInput.of(preSessionForm));
        }

        private @Nullable OfferingId offering() {
            if (offeringId != null && !Ids.is(OfferingId.PREFIX, offeringId)) {
                throw Refused.because("UNKNOWN_OFFERING", "The mentor offers no such session.", "input", "offeringId");
            }
            return offeringId == null ? null : new OfferingId(offeringId);
        }
    }

    record ProposeSessionTimeInput(
            String sessionRequestId,
            Instant startsAt,
            @Nullable String reason) {}

    record RefuseSessionTimeInput(
            String sessionRequestId,
            String proposalId,
            @Nullable String reason) {}

    record AcceptSessionTimeInput(
            String sessionRequestId,
            String proposalId,
            @Nullable String gateway,
            String paymentMethod) {}

    record EndSessionRequestInput(
            String sessionRequestId, @Nullable String reason) {}

    record SessionRequestPayload(
            @Nullable SessionRequestView sessionRequest,
            List<UserError> errors,
            @Nullable String position) {

        static SessionRequestPayload refused(UserError error) {
            return new SessionRequestPayload(null, List.of(error), null);
        }
    }

    @QueryMapping
    SessionRequestView sessionRequest(@Argument String id, @ContextValue Viewer viewer) {
        return Permissions.readable(questions.get(new FindSessionRequest(id), SessionRequestView.class, WHAT), viewer);
    }

    @SubscriptionMapping
    Flux<SessionRequestView> sessionRequestChanged(@Argument String id, @ContextValue Viewer viewer) {
        sessionRequest(id, viewer);
        return changes.after(new FindSessionRequest(id), SessionRequestView.class);
    }

    @QueryMapping
    Connection<SessionRequestView> sessionRequests(
            @Argument @Nullable Role role,
            @Argument @Nullable Boolean open,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var mentee = role == Role.MENTOR ? null : viewer.id();
        var mentor = role == Role.MENTEE ? null : viewer.id();
        var found = questions.ask(
                new ListSessionRequests(mentee, mentor, Boolean.TRUE.equals(open), Paging.byNumber(first, after)),
                SessionRequestPage.class);
        return Connection.of(found.requests(), found.hasNext(), after, SessionRequestView::requestedPosition);
    }

    @MutationMapping
    SessionRequestPayload requestSession(@Argument RequestSessionInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        if (input.idempotencyKey().isEmpty() || input.idempotencyKey().length() > 200) {
            return SessionRequestPayload.refused(BookingRequests.invalidKey());
        }
        @Nullable MentorView mentor = mentors.findReadable(input.mentorId(), viewer);
        if (mentor == null) {
            return SessionRequestPayload.refused(
                    UserError.of(Mutations.notFound("mentor", "mentorId").refusal()));
        }
        var id = BookingId.of(viewer.member(), input.idempotencyKey());
        var use = limit.use(viewer.id(), id);
        if (use.seconds() > 0) {
            return SessionRequestPayload.refused(new RateLimited(
                    "Too many booking requests; come back in " + use.seconds() + " seconds.",
                    Math.toIntExact(use.seconds())));
        }
        var payload = requested(input, id, mentor, visit);
        if (use.isNew() && payload.sessionRequest() == null) {
            limit.giveBack(viewer.id(), id);
        }
        return payload;
    }

    private SessionRequestPayload requested(RequestSessionInput input, BookingId id, MentorView mentor, Visit visit) {
        try {
            mutations.send(visit, visit.viewer().actingAs(Role.MENTEE), input.command(id, visit.viewer()));
            return mutations.seen(() -> find(SessionRequestView.idOf(id.value())), SessionRequestPayload::new);
        } catch (CommandExecutionException e) {
            return SessionRequestPayload.refused(named(Mutations.refusal(e), mentor.memberId(), visit));
        }
    }

    /** Waits a moment for both calendars. */
    @MutationMapping
    SessionRequestPayload proposeSessionTime(@Argument ProposeSessionTimeInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        try {
            var request = Permissions.answerable(named(input.sessionRequestId()), viewer);
            var id = new BookingId(request.bookingId());
            changes.sendAndAwait(
                    visit,
                    viewer.actingAs(Role.MENTOR),
                    new FindSessionRequest(request.id()),
                    SessionRequestView.class,
                    new ProposeSessionTime(id, viewer.member(), input.startsAt(), input.reason()),
                    now -> isDecided(now, request, input.startsAt()));
            return outcome(mutations.seen(() -> find(request.id()), SessionRequestPayload::new), input.startsAt());
        } catch (CommandExecutionException e) {
            return SessionRequestPayload.refused(error(Mutations.refusal(e), input));
        }
    }

    /** The booking begins, and is followed as any. */
    @MutationMapping
    BookingPayload acceptSessionTime(@Argument AcceptSessionTimeInput input, @ContextValue Visit visit) {
        @Nullable SessionRequestView request = find(input.sessionRequestId());
        if (request == null) {
            return BookingPayload.refused(
                    UserError.of(Mutations.notFound(WHAT, FIELD).refusal()));
        }
        Permissions.payable(request, visit.viewer());
        var id = new BookingId(request.bookingId());
        return bookings.follow(
                id,
                visit,
                () -> new AcceptSessionTime(
                        id,
                        proposal(input.proposalId(), request),
                        Objects.requireNonNullElse(input.gateway(), ""),
                        input.paymentMethod()),
                refusal -> refusal.code().equals(BlackoutErrors.CODE)
                        ? blackouts.named(refusal, request.mentorMemberId(), request.pendingProposal())
                        : named(refusal, request.mentorMemberId(), visit));
    }

    /** The mentee does not agree, or the mentor takes it back. */
    @MutationMapping
    SessionRequestPayload refuseSessionTime(@Argument RefuseSessionTimeInput input, @ContextValue Visit visit) {
        var by = party(input.sessionRequestId(), visit.viewer());
        return change(input.sessionRequestId(), visit, by, () -> {
            var request = own(input.sessionRequestId(), visit.viewer());
            var id = new BookingId(request.bookingId());
            var proposalId = proposal(input.proposalId(), request);
            return new RefuseSessionTime(id, proposalId, visit.viewer().member(), by, input.reason());
        });
    }

    @MutationMapping
    SessionRequestPayload endSessionRequest(@Argument EndSessionRequestInput input, @ContextValue Visit visit) {
        var by = party(input.sessionRequestId(), visit.viewer());
        return change(input.sessionRequestId(), visit, by, () -> {
            var request = own(input.sessionRequestId(), visit.viewer());
            return new EndSessionRequest(
                    new BookingId(request.bookingId()), visit.viewer().member(), by, input.reason());
        });
    }

    @BatchMapping(typeName = TYPE)
    Map<SessionRequestView, MentorView> mentor(Collection<SessionRequestView> requests) {
        return mentors.of(requests, SessionRequestView::mentorId);
    }

    @BatchMapping(typeName = TYPE)
    Map<SessionRequestView, MemberView> mentee(Collection<SessionRequestView> requests) {
        return members.of(requests, SessionRequestView::menteeId);
    }

    @SchemaMapping(typeName = TYPE)
    String topic(SessionRequestView request) {
        return Objects.requireNonNullElse(request.topic(), "");
    }

    @SchemaMapping(typeName = TYPE)
    int durationMinutes(SessionRequestView request) {
        return Math.toIntExact(request.length().toMinutes());
    }

    @SchemaMapping(typeName = TYPE)
    CancellationPolicy cancellationPolicy(SessionRequestView request) {
        return request.policy();
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable String bookingId(SessionRequestView request) {
        return request.status() == SessionRequestStatus.ACCEPTED ? request.bookingId() : null;
    }

    @SchemaMapping(typeName = TYPE)
    List<BookingActions.Action> availableActions(SessionRequestView request, @ContextValue Viewer viewer) {
        return new SessionRequestActions(request, viewer, clock.instant()).all();
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable ProposalView pendingProposal(SessionRequestView request) {
        return request.pendingProposal();
    }

    /** Whether the calendars have said what becomes of this proposal, rather than of one of the same time before it. */
    private static boolean isDecided(SessionRequestView now, SessionRequestView before, Instant startsAt) {
        var isNew = now.proposals().size() > before.proposals().size() || before.pendingProposal() != null;
        return isNew && hasAnswer(now, startsAt);
    }

    private static boolean hasAnswer(SessionRequestView now, Instant startsAt) {
        return !now.proposals().isEmpty()
                && now.proposals().getLast().startsAt().equals(startsAt)
                && now.proposals().getLast().state() != ProposalState.RESERVING;
    }

    private SessionRequestPayload outcome(SessionRequestPayload seen, Instant startsAt) {
        var request = seen.sessionRequest();
        if (request == null || !hasAnswer(request, startsAt)) {
            return seen;
        }
        return switch (request.proposals().getLast().state()) {
            case SLOT_TAKEN ->
                new SessionRequestPayload(
                        request,
                        List.of(nextFree.taken(
                                request.mentorId(), request.menteeId(), TimeSlot.of(startsAt, request.length()))),
                        seen.position());
            case MENTEE_BUSY ->
                new SessionRequestPayload(
                        request,
                        List.of(nextFree.instead(
                                UserError.of(
                                        "MENTEE_BUSY",
                                        "The mentee has another session at that time.",
                                        "input",
                                        "startsAt"),
                                request.mentorId(),
                                request.menteeId(),
                                startsAt,
                                request.length())),
                        seen.position());
            default -> seen;
        };
    }

    private SessionRequestPayload change(String id, Visit visit, Party by, Supplier<Object> command) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(by == Party.MENTOR ? Role.MENTOR : Role.MENTEE),
                command,
                () -> find(id),
                SessionRequestPayload::new);
    }

    private UserError named(Refused.Refusal refusal, String mentorMemberId, Visit visit) {
        return refusal.code().equals("ONBOARDING_INCOMPLETE")
                ? missingSteps.named(refusal, mentorMemberId, visit.viewer().id())
                : UserError.of(refusal);
    }

    private UserError error(Refused.Refusal refusal, ProposeSessionTimeInput input) {
        @Nullable SessionRequestView request = find(input.sessionRequestId());
        return request == null
                ? UserError.of(refusal)
                : blackouts.named(refusal, request.mentorMemberId(), input.startsAt(), request.length());
    }

    private SessionRequestView named(String id) {
        @Nullable SessionRequestView request = find(id);
        if (request == null) {
            throw Mutations.notFound(WHAT, FIELD);
        }
        return request;
    }

    private SessionRequestView own(String id, Viewer viewer) {
        return Permissions.ownRequest(named(id), viewer);
    }

    private @Nullable SessionRequestView find(String id) {
        return questions.find(new FindSessionRequest(id), SessionRequestView.class);
    }

    private Party party(String id, Viewer viewer) {
        @Nullable SessionRequestView request = find(id);
        return request != null && viewer.is(request.mentorMemberId()) ? Party.MENTOR : Party.MENTEE;
    }

    private static ProposalId proposal(String id, SessionRequestView request) {
        if (!Ids.is(ProposalId.PREFIX, id)
                || !id.startsWith(Ids.sibling(ProposalId.PREFIX, request.bookingId()) + '-')) {
            throw Mutations.notFound("proposal", "proposalId");
        }
        return new ProposalId(id);
    }
}
