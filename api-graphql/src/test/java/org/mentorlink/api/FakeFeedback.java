package org.mentorlink.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.booking.BookingCommand.RemoveMeetingLink;
import org.mentorlink.booking.BookingCommand.SetMeetingLink;
import org.mentorlink.feedback.PrivateNotesCommand.AddPrivateNote;
import org.mentorlink.feedback.PrivateNotesQuery.FindPrivateNotes;
import org.mentorlink.feedback.PrivateNotesView;
import org.mentorlink.feedback.PrivateNotesViews;
import org.mentorlink.feedback.ReviewCommand.ChangeReview;
import org.mentorlink.feedback.ReviewCommand.HideReview;
import org.mentorlink.feedback.ReviewCommand.RestoreReview;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.feedback.ReviewCommand.WithdrawReview;
import org.mentorlink.feedback.ReviewPage;
import org.mentorlink.feedback.ReviewQuery.FindReview;
import org.mentorlink.feedback.ReviewQuery.FindReviews;
import org.mentorlink.feedback.ReviewQuery.ListHiddenReviews;
import org.mentorlink.feedback.ReviewQuery.ListReviews;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.feedback.ReviewViews;
import org.mentorlink.shared.Actor;

/** The other sides, as far as feedback goes: mentors are rated 4 and 5, and each booking has one private note. */
public final class FakeFeedback {

    public final Map<String, ReviewView> reviews = new ConcurrentHashMap<>();
    public final List<Object> asked = new CopyOnWriteArrayList<>();
    public final List<String> requestIds = new ArrayList<>();

    private final FakeWorld world;

    FakeFeedback(FakeWorld world) {
        this.world = world;
    }

    private void took(Object command, MetaData metaData) {
        world.commands.add(command);
        world.actors.add(Actor.of(metaData));
        world.head++;
        requestIds.add(String.valueOf(metaData.get(Actor.REQUEST_KEY)));
    }

    @CommandHandler
    void handle(SubmitReview command, MetaData metaData) {
        took(command, metaData);
        var id = command.reviewId().value();
        reviews.put(id, Views.review(id, command, world.head));
    }

    @CommandHandler
    void handle(ChangeReview command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(WithdrawReview command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(HideReview command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RestoreReview command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(SetMeetingLink command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RemoveMeetingLink command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(AddPrivateNote command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    ReviewView answer(FindReview query) {
        return reviews.get(query.reviewId());
    }

    @QueryHandler
    ReviewPage answer(ListReviews query) {
        return new ReviewPage(List.copyOf(reviews.values()), false);
    }

    @QueryHandler
    ReviewPage answer(ListHiddenReviews query) {
        return new ReviewPage(
                reviews.values().stream()
                        .filter(review -> review.status() == ReviewStatus.HIDDEN)
                        .toList(),
                false);
    }

    @QueryHandler
    ReviewViews answer(FindReviews query) {
        asked.add(query);
        return new ReviewViews(query.reviewIds().stream()
                .map(reviews::get)
                .filter(Objects::nonNull)
                .toList());
    }

    @QueryHandler
    PrivateNotesViews answer(FindPrivateNotes query) {
        asked.add(query);
        var note = new PrivateNotesView.Note("Came unprepared", Views.MONDAY_10H);
        return new PrivateNotesViews(query.privateNotesIds().stream()
                .map(id -> new PrivateNotesView(id, List.of(note)))
                .toList());
    }
}
