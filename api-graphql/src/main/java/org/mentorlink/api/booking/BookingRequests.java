package org.mentorlink.api.booking;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.BookingInputs.AnswerWhen;
import org.mentorlink.api.booking.BookingInputs.RequestBookingInput;
import org.mentorlink.api.booking.BookingInputs.RequestSeatInput;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.UserError.RateLimited;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.GatewayQuery.FindPaymentOptions;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentOptions;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * Asks for a booking and waits a moment for what becomes of it: the times and the payment are settled by a process that
 * follows the request.
 */
@Component
class BookingRequests {

    private static final String SLOT_TAKEN = "SLOT_TAKEN";
    private static final String MENTEE_BUSY = "MENTEE_BUSY";
    private static final String ONBOARDING_INCOMPLETE = "ONBOARDING_INCOMPLETE";

    private final BookingChanges changes;
    private final Questions questions;
    private final Mentors mentors;
    private final GroupSessions sessions;
    private final Mutations mutations;
    private final NextFree nextFree;
    private final MissingSteps missingSteps;
    private final BookingLimit limit;
    private final BlackoutErrors blackouts;

    BookingRequests(
            BookingChanges changes,
            Questions questions,
            Mentors mentors,
            GroupSessions sessions,
            Mutations mutations,
            NextFree nextFree,
            MissingSteps missingSteps,
            BookingLimit limit,
            BlackoutErrors blackouts) {
        this.changes = changes;
        this.questions = questions;
        this.mentors = mentors;
        this.sessions = sessions;
        this.mutations = mutations;
        this.nextFree = nextFree;
        this.missingSteps = missingSteps;
        this.limit = limit;
        this.blackouts = blackouts;
    }

    BookingPayload request(RequestBookingInput input, Visit visit) {
        if (input.idempotencyKey().isEmpty() || input.idempotencyKey().length() > 200) {
            return BookingPayload.refused(invalidKey());
        }
        @Nullable MentorView mentor = mentors.findReadable(input.mentorId(), visit.viewer());
        if (mentor == null) {
            return BookingPayload.refused(
                    UserError.of(Mutations.notFound("mentor", "mentorId").refusal()));
        }
        return request(
                input.idempotencyKey(),
                visit,
                input.answerWhen() == AnswerWhen.RECORDED ? this::recorded : this::requested,
                id -> input.command(
                        id, new MentorId(input.mentorId()), visit.viewer().member()),
                refusal -> error(refusal, mentor, input, visit));
    }

    /** Asks for a seat in a group session, as for any booking. */
    BookingPayload requestSeat(RequestSeatInput input, Visit visit) {
        if (input.idempotencyKey().isEmpty() || input.idempotencyKey().length() > 200) {
            return BookingPayload.refused(invalidKey());
        }
        GroupSessionView session;
        try {
            session = sessions.named(input.groupSessionId(), visit.viewer());
        } catch (Refused hidden) {
            return BookingPayload.refused(UserError.of(hidden.refusal()));
        }
        return request(
                input.idempotencyKey(),
                visit,
                this::requested,
                id -> input.command(id, session.title(), visit.viewer().member()),
                refusal -> refusal.code().equals(ONBOARDING_INCOMPLETE)
                        ? missingSteps.named(
                                refusal,
                                session.mentorMemberId(),
                                visit.viewer().id())
                        : UserError.of(refusal));
    }

    static UserError invalidKey() {
        return UserError.of("INVALID_IDEMPOTENCY_KEY", "An idempotency key has 1 to 200 characters.", "idempotencyKey");
    }

    private BookingPayload request(
            String idempotencyKey,
            Visit visit,
            Sending sending,
            Function<BookingId, Object> command,
            Function<Refused.Refusal, UserError> error) {
        var bookingId = BookingId.of(visit.viewer().member(), idempotencyKey);
        var use = limit.use(visit.viewer().id(), bookingId);
        if (use.seconds() > 0) {
            return BookingPayload.refused(new RateLimited(
                    "Too many booking requests; come back in " + use.seconds() + " seconds.",
                    Math.toIntExact(use.seconds())));
        }
        var payload = sending.send(bookingId, visit, command, error);
        if (use.isNew() && payload.bookingId() == null) {
            limit.giveBack(visit.viewer().id(), bookingId);
        }
        return payload;
    }

    /** Sends what begins a booking, and waits a moment for what becomes of it. */
    BookingPayload follow(
            BookingId bookingId, Visit visit, Supplier<Object> command, Function<Refused.Refusal, UserError> error) {
        return requested(bookingId, visit, id -> command.get(), error);
    }

    /** Answers no booking where nothing came of it: it was refused, or one of the two has no time. */
    private BookingPayload requested(
            BookingId bookingId,
            Visit visit,
            Function<BookingId, Object> command,
            Function<Refused.Refusal, UserError> error) {
        try {
            sendAndFollow(command.apply(bookingId), bookingId, visit);
            return outcome(mutations.seen(() -> find(bookingId), BookingPayload::new));
        } catch (CommandExecutionException e) {
            return BookingPayload.refused(error.apply(Mutations.refusal(e)));
        }
    }

    /** Answers as soon as it is durable. */
    private BookingPayload recorded(
            BookingId bookingId,
            Visit visit,
            Function<BookingId, Object> command,
            Function<Refused.Refusal, UserError> error) {
        try {
            mutations.send(visit, visit.viewer().actingAs(Role.MENTEE), command.apply(bookingId));
            return BookingPayload.recorded(bookingId, mutations.head());
        } catch (CommandExecutionException e) {
            return BookingPayload.refused(error.apply(Mutations.refusal(e)));
        }
    }

    /** How a request is sent, and how long its answer waits. */
    @FunctionalInterface
    private interface Sending {
        BookingPayload send(
                BookingId bookingId,
                Visit visit,
                Function<BookingId, Object> command,
                Function<Refused.Refusal, UserError> error);
    }

    private void sendAndFollow(Object command, BookingId bookingId, Visit visit) {
        changes.sendAndAwait(
                visit,
                visit.viewer().actingAs(Role.MENTEE),
                bookingId,
                command,
                booking -> booking.status() != BookingStatus.REQUESTED || awaitsPayer(bookingId, command));
    }

    /** Whether nothing more comes of it until the payer has been at the gateway's own page, or has its script. */
    private boolean awaitsPayer(BookingId bookingId, Object command) {
        return questions
                .ask(new FindPayments(List.of(Ids.sibling(PaymentId.PREFIX, bookingId.value()))), PaymentViews.class)
                .payments()
                .stream()
                .anyMatch(payment -> payment.status() == PaymentStatus.REQUESTED && isPaidAtGateway(payment, command));
    }

    private boolean isPaidAtGateway(PaymentView payment, Object command) {
        return questions
                .ask(new FindPaymentOptions(payment.amount().currency()), PaymentOptions.class)
                .options()
                .stream()
                .filter(option -> option.gateway().equals(payment.gateway()))
                .anyMatch(option -> option.flow() == PaymentFlow.FORM
                        || option.flow() == PaymentFlow.SCRIPT
                                && PaymentFlow.IN_BROWSER.equals(paymentMethod(command)));
    }

    private static @Nullable String paymentMethod(Object command) {
        return switch (command) {
            case RequestBooking booking -> booking.paymentMethod();
            case RequestSeat seat -> seat.paymentMethod();
            case AcceptSessionTime session -> session.paymentMethod();
            default -> null;
        };
    }

    private BookingPayload outcome(BookingPayload seen) {
        @Nullable BookingView booking = seen.booking();
        if (booking == null) {
            return seen;
        }
        var code = String.valueOf(booking.outcomeCode());
        return switch (booking.status()) {
            case DECLINED -> declined(seen, booking, code);
            case PAYMENT_FAILED ->
                seen.with(UserError.of("PAYMENT_DECLINED", "The payment was declined: " + code + ".", "paymentMethod"));
            default -> seen;
        };
    }

    private BookingPayload declined(BookingPayload seen, BookingView booking, String code) {
        return switch (code) {
            case SLOT_TAKEN -> seen.withoutBooking(nextFree.taken(booking));
            case MENTEE_BUSY ->
                seen.withoutBooking(nextFree.instead(
                        UserError.of("MENTEE_BUSY", "You have another session at that time.", "startsAt"),
                        booking.mentorId(),
                        booking.menteeId(),
                        booking.startsAt(),
                        Duration.between(booking.startsAt(), booking.endsAt())));
            case "SEATS_TAKEN" ->
                seen.withoutBooking(UserError.of("SEATS_TAKEN", "All seats are taken.", "input", "groupSessionId"));
            case "SEAT_HELD_ALREADY" ->
                seen.withoutBooking(UserError.of(
                        "SEAT_HELD_ALREADY", "You have a seat in this session.", "input", "groupSessionId"));
            case "GROUP_SESSION_CLOSED" ->
                seen.withoutBooking(UserError.of(
                        "GROUP_SESSION_CLOSED",
                        "Seats of this session cannot be taken now.",
                        "input",
                        "groupSessionId"));
            default -> seen;
        };
    }

    private UserError error(Refused.Refusal refusal, MentorView mentor, RequestBookingInput input, Visit visit) {
        if (NextFree.OF_TIMES.contains(refusal.code())) {
            return nextFree.instead(
                    UserError.of(refusal),
                    mentor.id(),
                    visit.viewer().id(),
                    input.startsAt(),
                    Mentors.length(mentor, input.offeringId()));
        }
        return switch (refusal.code()) {
            case ONBOARDING_INCOMPLETE ->
                missingSteps.named(refusal, mentor.memberId(), visit.viewer().id());
            case BlackoutErrors.CODE ->
                blackouts.named(
                        refusal, mentor.memberId(), input.startsAt(), Mentors.length(mentor, input.offeringId()));
            default -> UserError.of(refusal);
        };
    }

    private @Nullable BookingView find(BookingId bookingId) {
        return questions.find(new FindBooking(bookingId.value()), BookingView.class);
    }
}
