package org.mentorlink.api.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.booking.BookingView;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.PaymentQuery.FindPayoutBatch;
import org.mentorlink.payment.PaymentQuery.FindPayoutStatement;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementView;
import org.springframework.stereotype.Component;

/** K12: what mentors have earned and were paid, for themselves and for staff. */
@Component
class Statements {

    private final Questions questions;
    private final Bookings bookings;
    private final Members members;

    Statements(Questions questions, Bookings bookings, Members members) {
        this.questions = questions;
        this.bookings = bookings;
        this.members = members;
    }

    /**
     * A statement with what else is written on it.
     *
     * @param name of the mentor; absent where it was erased
     * @param sessions when the sessions of its bookings began
     */
    record Document(PayoutStatementView statement, @Nullable String name, Map<String, Instant> sessions) {}

    PayoutStatementView ofPayout(String payoutId, Viewer viewer) {
        var payout = questions.ask(new FindPayouts(List.of(payoutId)), PayoutPage.class).payouts().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("payout"));
        Permissions.require(Permissions.mayRead(payout, viewer), payout);
        return questions.ask(
                new FindPayoutStatement(payout.mentorId(), payoutId, null, null), PayoutStatementView.class);
    }

    PayoutStatementView ofBatch(String payoutBatchId, Viewer viewer) {
        var batch = questions.get(new FindPayoutBatch(payoutBatchId), PayoutBatchView.class, Permissions.PAYOUT_BATCH);
        Permissions.readable(batch, viewer);
        return questions.ask(
                new FindPayoutStatement(batch.mentorId(), null, payoutBatchId, null), PayoutStatementView.class);
    }

    /** @param mentorId the viewer's own when absent */
    PayoutStatementView ofMonth(String month, @Nullable String mentorId, Viewer viewer) {
        if (!MonthCloseController.PERIOD.matcher(month).matches()) {
            throw Problem.badRequest("`month` is a year and a month, such as 2026-11.");
        }
        var own = viewer.mentor().value();
        var of = mentorId == null ? own : mentorId;
        Permissions.require(Permissions.mayReadPayouts(of, viewer), of);
        if (!of.equals(own)) {
            questions.get(new FindMentor(of), MentorView.class, "mentor");
        }
        return questions.ask(new FindPayoutStatement(of, null, null, month), PayoutStatementView.class);
    }

    Document document(PayoutStatementView statement) {
        var ids = statement.lines().stream()
                .map(PayoutStatementLine::bookingId)
                .distinct()
                .toList();
        var sessions = bookings.all(ids).stream().collect(Collectors.toMap(BookingView::id, BookingView::startsAt));
        return new Document(statement, name(statement.mentorId()), sessions);
    }

    private @Nullable String name(String mentorId) {
        @Nullable MentorView mentor = questions.find(new FindMentor(mentorId), MentorView.class);
        if (mentor == null) {
            return null;
        }
        var member = members.of(List.of(mentor), MentorView::memberId).get(mentor);
        var name = member == null
                ? ""
                : Stream.of(member.firstName(), member.lastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        return name.isBlank() ? null : name;
    }
}
