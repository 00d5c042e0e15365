package org.mentorlink.feedback;

import java.util.List;
import org.mentorlink.shared.Page;

/** What can be asked about reviews. */
public sealed interface ReviewQuery {

    /** Answers {@link ReviewView}, or nothing; hidden and withdrawn ones included. */
    record FindReview(String reviewId) implements ReviewQuery {}

    /** Answers {@link ReviewViews}, as {@link FindReview} each. */
    record FindReviews(List<String> reviewIds) implements ReviewQuery {}

    /** The visible reviews of a mentor, newest first, answered as {@link ReviewPage}; the key is the review's id. */
    record ListReviews(String mentorId, Page page) implements ReviewQuery {}

    /** The hidden reviews of all mentors, answered and ordered as by {@link ListReviews}. */
    record ListHiddenReviews(Page page) implements ReviewQuery {}
}
