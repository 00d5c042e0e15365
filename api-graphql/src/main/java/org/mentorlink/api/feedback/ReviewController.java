package org.mentorlink.api.feedback;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.feedback.ReviewPage;
import org.mentorlink.feedback.ReviewQuery.FindReviews;
import org.mentorlink.feedback.ReviewQuery.ListHiddenReviews;
import org.mentorlink.feedback.ReviewQuery.ListReviews;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.feedback.ReviewViews;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Secrets;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** N1 and D3: what is told of reviews, to everybody and to their authors. */
@Controller
class ReviewController {

    private static final String WITHDRAWN = "REVIEW_WITHDRAWN";

    /** Where only authors come to a review. */
    private static final Set<String> OF_ITS_AUTHOR = Set.of("Booking.review");

    private final Questions questions;
    private final Clock clock;
    private final Members members;
    private final Mentors mentors;
    private final Secrets secrets;

    ReviewController(Questions questions, Members members, Mentors mentors, Secrets secrets, Clock clock) {
        this.clock = clock;
        this.questions = questions;
        this.members = members;
        this.mentors = mentors;
        this.secrets = secrets;
    }

    @SchemaMapping(typeName = "Mentor")
    Connection<ReviewView> reviews(
            MentorView mentor, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListReviews(mentor.id(), page(first, after)), ReviewPage.class);
        return Connection.of(found.reviews(), found.hasNext(), after, ReviewView::id);
    }

    /** For admins, who put them back or leave them. */
    @QueryMapping
    Connection<ReviewView> hiddenReviews(@Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListHiddenReviews(page(first, after)), ReviewPage.class);
        return Connection.of(found.reviews(), found.hasNext(), after, ReviewView::id);
    }

    @BatchMapping(typeName = "Review")
    Map<ReviewView, MentorView> mentor(Collection<ReviewView> reviews) {
        return mentors.of(reviews, ReviewView::mentorId);
    }

    /** The viewer's own: for everybody else, staff included, there is none. */
    @BatchMapping(typeName = "Booking")
    Map<BookingView, @Nullable ReviewView> review(Collection<BookingView> bookings, @ContextValue Viewer viewer) {
        var own = bookings.stream()
                .filter(booking -> viewer.is(booking.menteeId()))
                .toList();
        var reviews = new HashMap<BookingView, @Nullable ReviewView>();
        bookings.forEach(booking -> reviews.put(booking, null));
        reviews.putAll(Batches.load(own, this::reviewId, this::read, ReviewView::id));
        return reviews;
    }

    /** Its author changes it for a while and takes it back, admins hide it and put it back. */
    @SchemaMapping(typeName = "Review")
    List<AvailableAction> availableActions(
            ReviewView review, DataFetchingEnvironment environment, @ContextValue Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        var withdrawn = review.status() == ReviewStatus.WITHDRAWN;
        if (isOwn(review, environment, viewer)) {
            actions.add(
                    withdrawn
                            ? AvailableAction.no("CHANGE_REVIEW", WITHDRAWN)
                            : AvailableAction.until(
                                    clock.instant(), review.changeableUntil(), "CHANGE_REVIEW", "REVIEW_FINAL"));
            actions.add(AvailableAction.where(!withdrawn, "WITHDRAW_REVIEW", WITHDRAWN));
        }
        if (viewer.isAdmin()) {
            var hidden = review.status() == ReviewStatus.HIDDEN;
            actions.add(AvailableAction.where(!withdrawn, hidden ? "RESTORE_REVIEW" : "HIDE_REVIEW", WITHDRAWN));
        }
        return List.copyOf(actions);
    }

    /** An anonymous review names nobody; but that of a booking is shown to its mentee alone. */
    private static boolean isOwn(ReviewView review, DataFetchingEnvironment environment, Viewer viewer) {
        var author = review.authorId();
        if (author != null) {
            return viewer.is(author);
        }
        var parent = environment.getExecutionStepInfo().getParent();
        return parent != null
                && parent.getObjectType() != null
                && OF_ITS_AUTHOR.contains(parent.getObjectType().getName()
                        + '.'
                        + parent.getFieldDefinition().getName());
    }

    @SchemaMapping(typeName = "Review")
    boolean anonymous(ReviewView review) {
        return review.anonymous();
    }

    /** No more than the first name. */
    @BatchMapping(typeName = "Review")
    Map<ReviewView, @Nullable String> authorName(Collection<ReviewView> reviews) {
        var authors = members.ofNullable(reviews, review -> Objects.requireNonNullElse(review.authorId(), ""));
        var names = new HashMap<ReviewView, @Nullable String>();
        authors.forEach((review, author) -> names.put(review, author == null ? null : author.firstName()));
        return names;
    }

    @SchemaMapping(typeName = "Review")
    LocalDate submittedOn(ReviewView review) {
        return LocalDate.ofInstant(review.submittedAt(), ZoneOffset.UTC);
    }

    private String reviewId(BookingView booking) {
        return ReviewId.of(new BookingId(booking.id()), secrets).value();
    }

    private List<ReviewView> read(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : questions.ask(new FindReviews(ids), ReviewViews.class).reviews();
    }

    private static Page page(@Nullable Integer first, @Nullable String after) {
        var page = Paging.byText(first, after);
        if (page.after() != null && !Ids.is(ReviewId.PREFIX, page.after())) {
            throw Paging.unknownCursor();
        }
        return page;
    }
}
