package org.mentorlink.command.feedback;

import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.shared.Input;
import org.mentorlink.feedback.ReviewCommand.ChangeReview;
import org.mentorlink.feedback.ReviewCommand.HideReview;
import org.mentorlink.feedback.ReviewCommand.RestoreReview;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.feedback.ReviewCommand.WithdrawReview;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewEvent.Author;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Secrets;

/**
 * N1: what the mentee says of one held session, once. It can be changed for a while and taken back for good; an admin may
 * hide and restore it. An anonymous review never knows its author (B5): who may change it follows each time from the
 * booking that its id is the keyed hash of.
 */
@Aggregate
public class Review {

    static final Duration CHANGEABLE = Duration.ofDays(14);
    static final int LONGEST = 2_000;

    @AggregateIdentifier
    private ReviewId reviewId;

    private @Nullable ReviewState state;

    Review() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SubmitReview command, HeldSessions sessions, Secrets secrets, Clock clock) {
        var session = own(command.reviewId(), command.bookingId(), command.memberId(), sessions, secrets);
        var content = content(command.rating(), command.text());
        if (state != null) {
            require(
                    state.isWrittenAs(content, command.anonymous()),
                    "ALREADY_REVIEWED",
                    "You have rated this session already; change your review instead.");
            return;
        }
        Object owner = command.anonymous() ? command.reviewId() : command.memberId();
        AggregateLifecycle.apply(new ReviewSubmitted(
                command.reviewId(),
                session.mentorId(),
                command.anonymous() ? null : new Author(command.memberId(), command.bookingId()),
                content.rating(),
                Personal.ofNullable(owner, content.text()),
                clock.instant().plus(CHANGEABLE)));
    }

    @CommandHandler
    void handle(ChangeReview command, HeldSessions sessions, Secrets secrets, Clock clock) {
        own(command.reviewId(), command.bookingId(), command.memberId(), sessions, secrets);
        var content = content(command.rating(), command.text());
        var review = state();
        require(review.status() != ReviewStatus.WITHDRAWN, "REVIEW_WITHDRAWN", "You have taken this review back.");
        if (review.has(content)) {
            return;
        }
        require(
                clock.instant().isBefore(review.changeableUntil()),
                "REVIEW_FINAL",
                "A review can be changed for " + CHANGEABLE.toDays() + " days; it can still be taken back.");
        AggregateLifecycle.apply(new ReviewChanged(
                reviewId, review.mentorId(), content.rating(), Personal.ofNullable(review.owner(), content.text())));
    }

    @CommandHandler
    void handle(WithdrawReview command, HeldSessions sessions, Secrets secrets) {
        own(command.reviewId(), command.bookingId(), command.memberId(), sessions, secrets);
        if (state().status() != ReviewStatus.WITHDRAWN) {
            AggregateLifecycle.apply(new ReviewWithdrawn(reviewId, state().mentorId()));
        }
    }

    @CommandHandler
    void handle(HideReview command) {
        var reason = Input.reason(command.reason(), 1_000);
        switch (state().status()) {
            case VISIBLE ->
                AggregateLifecycle.apply(
                        new ReviewHidden(reviewId, state().mentorId(), Personal.of(state().owner(), reason)));
            case HIDDEN -> {}
            case WITHDRAWN -> throw Refused.because("REVIEW_WITHDRAWN", "Its author has taken this review back.");
        }
    }

    @CommandHandler
    void handle(RestoreReview command) {
        switch (state().status()) {
            case VISIBLE -> {}
            case HIDDEN -> AggregateLifecycle.apply(new ReviewRestored(reviewId, state().mentorId()));
            case WITHDRAWN -> throw Refused.because("REVIEW_WITHDRAWN", "Its author has taken this review back.");
        }
    }

    @EventSourcingHandler
    void on(ReviewEvent event) {
        reviewId = event.reviewId();
        state = ReviewState.evolve(state, event);
    }

    private static HeldSession own(
            ReviewId reviewId, BookingId bookingId, MemberId memberId, HeldSessions sessions, Secrets secrets) {
        if (!reviewId.equals(ReviewId.of(bookingId, secrets))) {
            throw new IllegalArgumentException("this is not the review of that booking");
        }
        var session = sessions.get(bookingId);
        require(
                session.menteeId().equals(memberId),
                "ONLY_THE_MENTEE",
                "Only the mentee of a session rates it.",
                "bookingId");
        return session;
    }

    private static ReviewState.Content content(int rating, @Nullable String text) {
        if (rating < 1 || rating > 5) {
            throw refusedInput("INVALID_RATING", "A rating lies between 1 and 5.", "rating");
        }
        return new ReviewState.Content(rating, Input.optionalText(text, LONGEST, "REVIEW_TOO_LONG", "text"));
    }

    private ReviewState state() {
        return Objects.requireNonNull(state, "a review begins with its submission");
    }
}
