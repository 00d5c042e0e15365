package org.mentorlink.api.payment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.BookingView;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.PaymentQuery.CountPayouts;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PaymentQuery.ListPayouts;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutMonths;
import org.mentorlink.payment.PayoutMonths.PayoutMonth;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.payment.PayoutStatus;
import org.mentorlink.payment.PayoutView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class PayoutController implements NodeReader {

    private final Questions questions;
    private final Bookings bookings;
    private final Mentors mentors;

    PayoutController(Questions questions, Bookings bookings, Mentors mentors) {
        this.questions = questions;
        this.bookings = bookings;
        this.mentors = mentors;
    }

    @QueryMapping
    PayoutView payout(@Argument String id, @ContextValue Viewer viewer) {
        var payout = questions.ask(new FindPayouts(List.of(id)), PayoutPage.class).payouts().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("payout"));
        return Permissions.require(Permissions.mayRead(payout, viewer), payout);
    }

    @QueryMapping
    List<PayoutMonth> payoutMonths(@Argument @Nullable Boolean mine, @ContextValue Viewer viewer) {
        var all = viewer.isStaff() && !Boolean.TRUE.equals(mine);
        return questions
                .ask(new CountPayouts(all ? null : viewer.mentor().value()), PayoutMonths.class)
                .months();
    }

    @QueryMapping
    Connection<PayoutView> payouts(
            @Argument @Nullable String status,
            @Argument @Nullable Boolean mine,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var all = viewer.isStaff() && !Boolean.TRUE.equals(mine);
        @Nullable String mentorId = all ? null : viewer.mentor().value();
        var found = questions.ask(
                new ListPayouts(mentorId, status(status), Paging.byNumber(first, after)), PayoutPage.class);
        return Connection.of(found.payouts(), found.hasNext(), after, PayoutView::scheduledPosition);
    }

    @BatchMapping(typeName = "Payout")
    Map<PayoutView, MentorView> mentor(Collection<PayoutView> payouts) {
        return mentors.of(payouts, PayoutView::mentorId);
    }

    @BatchMapping(typeName = "Payout")
    Map<PayoutView, BookingView> booking(Collection<PayoutView> payouts) {
        return bookings.of(payouts, PayoutView::bookingId);
    }

    @Override
    public String prefix() {
        return PayoutId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        viewer.id();
        return payout(id, viewer);
    }

    private static @Nullable PayoutStatus status(@Nullable String status) {
        try {
            return status == null ? null : PayoutStatus.valueOf(status);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    "`status` is one of " + List.of(PayoutStatus.values()).toString() + ".");
        }
    }
}
