package org.mentorlink.mothers;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.feedback.ReviewEvent.Author;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Secrets;

/** What Ada says of her hour with Grace. */
public final class Reviews {

    public static final Secrets SECRETS = name -> Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 32);
    public static final ReviewId REVIEW = ReviewId.of(BOOKING, SECRETS);
    public static final String PRAISE = "She draws what she explains";

    private Reviews() {}

    public static SubmitReview submit(boolean anonymous) {
        return new SubmitReview(REVIEW, BOOKING, ADA, 4, PRAISE, anonymous);
    }

    public static ReviewSubmitted submitted() {
        return new ReviewSubmitted(
                REVIEW,
                MENTOR_GRACE,
                new Author(ADA, BOOKING),
                4,
                Personal.of(ADA, PRAISE),
                NOW.plus(Duration.ofDays(14)));
    }

    public static ReviewSubmitted submittedAnonymously() {
        return new ReviewSubmitted(
                REVIEW, MENTOR_GRACE, null, 4, Personal.of(REVIEW, PRAISE), NOW.plus(Duration.ofDays(14)));
    }
}
