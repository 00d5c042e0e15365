package org.mentorlink.api.feedback;

import org.jspecify.annotations.Nullable;

/** The inputs about reviews. */
final class ReviewInputs {

    private ReviewInputs() {}

    record RateSessionInput(
            String bookingId,
            int rating,
            @Nullable String text,
            @Nullable Boolean anonymous) {}

    record ChangeReviewInput(
            String bookingId, int rating, @Nullable String text) {}

    record WithdrawReviewInput(String bookingId) {}

    record HideReviewInput(String reviewId, String reason) {}

    record RestoreReviewInput(String reviewId) {}
}
