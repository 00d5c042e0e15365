package org.mentorlink.query.feedback;

import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** How a review's view follows from its events. */
final class ReviewEvolution {

    private ReviewEvolution() {}

    static @Nullable ReviewView evolve(@Nullable ReviewView view, ReviewEvent event, Seen seen) {
        if (event instanceof ReviewSubmitted submitted) {
            return submitted(submitted, seen);
        }
        if (view == null) {
            return null;
        }
        return switch (event) {
            case ReviewSubmitted submitted -> view;
            case ReviewChanged changed ->
                copy(view, changed.rating(), Personal.valueOf(changed.text()), view.status(), view.hiddenBecause());
            case ReviewWithdrawn withdrawn -> copy(view, view.rating(), null, ReviewStatus.WITHDRAWN, null);
            case ReviewHidden hidden ->
                copy(view, view.rating(), view.text(), ReviewStatus.HIDDEN, Personal.valueOf(hidden.reason()));
            case ReviewRestored restored -> copy(view, view.rating(), view.text(), ReviewStatus.VISIBLE, null);
        };
    }

    private static ReviewView submitted(ReviewSubmitted event, Seen seen) {
        var author = event.author();
        return new ReviewView(
                event.reviewId().value(),
                event.mentorId().value(),
                author == null ? null : author.memberId().value(),
                author == null ? null : author.bookingId().value(),
                event.rating(),
                Personal.valueOf(event.text()),
                ReviewStatus.VISIBLE,
                null,
                seen.at(),
                event.changeableUntil(),
                seen.position());
    }

    private static ReviewView copy(
            ReviewView view, int rating, @Nullable String text, ReviewStatus status, @Nullable String hiddenBecause) {
        return new ReviewView(
                view.id(),
                view.mentorId(),
                view.authorId(),
                view.bookingId(),
                rating,
                text,
                status,
                hiddenBecause,
                view.submittedAt(),
                view.changeableUntil(),
                view.submittedPosition());
    }
}
