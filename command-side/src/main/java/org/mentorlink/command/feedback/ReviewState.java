package org.mentorlink.command.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Personal;

/**
 * A review as its decisions see it.
 *
 * @param owner whose key its texts are encrypted with
 */
record ReviewState(
        MentorId mentorId,
        String owner,
        boolean anonymous,
        Content submitted,
        Content content,
        ReviewStatus status,
        Instant changeableUntil) {

    /** @param text absent where none was written */
    record Content(int rating, @Nullable String text) {}

    boolean isWrittenAs(Content other, boolean otherAnonymous) {
        return submitted.equals(other) && anonymous == otherAnonymous;
    }

    boolean has(Content other) {
        return content.equals(other);
    }

    /** @param state absent before the first event */
    static ReviewState evolve(@Nullable ReviewState state, ReviewEvent event) {
        if (event instanceof ReviewSubmitted submitted) {
            return submitted(submitted);
        }
        if (state == null) {
            throw new IllegalStateException("a review begins with its submission");
        }
        return switch (event) {
            case ReviewSubmitted submitted -> state;
            case ReviewChanged changed ->
                state.with(new Content(changed.rating(), Personal.valueOf(changed.text())), state.status);
            case ReviewWithdrawn withdrawn -> state.with(state.content, ReviewStatus.WITHDRAWN);
            case ReviewHidden hidden -> state.with(state.content, ReviewStatus.HIDDEN);
            case ReviewRestored restored -> state.with(state.content, ReviewStatus.VISIBLE);
        };
    }

    private static ReviewState submitted(ReviewSubmitted event) {
        var author = event.author();
        var content = new Content(event.rating(), Personal.valueOf(event.text()));
        return new ReviewState(
                event.mentorId(),
                author == null ? event.reviewId().value() : author.memberId().value(),
                author == null,
                content,
                content,
                ReviewStatus.VISIBLE,
                event.changeableUntil());
    }

    private ReviewState with(Content next, ReviewStatus now) {
        return new ReviewState(mentorId, owner, anonymous, submitted, next, now, changeableUntil);
    }
}
