package org.mentorlink.query.feedback;

import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.ReviewPage;
import org.mentorlink.feedback.ReviewQuery.FindReview;
import org.mentorlink.feedback.ReviewQuery.FindReviews;
import org.mentorlink.feedback.ReviewQuery.ListHiddenReviews;
import org.mentorlink.feedback.ReviewQuery.ListReviews;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.feedback.ReviewViews;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class ReviewQueries {

    private final Reviews reviews;

    ReviewQueries(Reviews reviews) {
        this.reviews = reviews;
    }

    @QueryHandler
    @Nullable ReviewView handle(FindReview query) {
        return reviews.find(query.reviewId()).orElse(null);
    }

    @QueryHandler
    ReviewViews handle(FindReviews query) {
        return new ReviewViews(reviews.findAll(query.reviewIds()));
    }

    @QueryHandler
    ReviewPage handle(ListReviews query) {
        var page = query.page();
        var found = reviews.ofMentor(query.mentorId(), before(query), Pages.rows(page));
        return new ReviewPage(Pages.cut(found, page), Pages.hasNext(found, page));
    }

    /** The key is no position, which would tell when an anonymous review was written; of no review of theirs all lie after. */
    private long before(ListReviews query) {
        var last = query.page().after();
        return last == null
                ? Long.MAX_VALUE
                : reviews.find(last)
                        .filter(review -> review.mentorId().equals(query.mentorId()))
                        .map(ReviewView::submittedPosition)
                        .orElse(Long.MIN_VALUE);
    }

    @QueryHandler
    ReviewPage handle(ListHiddenReviews query) {
        var page = query.page();
        var last = page.after();
        var before = last == null
                ? Long.MAX_VALUE
                : reviews.find(last).map(ReviewView::submittedPosition).orElse(Long.MIN_VALUE);
        var found = reviews.hidden(before, Pages.rows(page));
        return new ReviewPage(Pages.cut(found, page), Pages.hasNext(found, page));
    }
}
