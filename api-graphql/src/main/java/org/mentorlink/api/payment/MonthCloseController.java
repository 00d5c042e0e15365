package org.mentorlink.api.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.payment.BooksCommand.CloseMonth;
import org.mentorlink.payment.BooksId;
import org.mentorlink.payment.FinanceQuery.DraftMonth;
import org.mentorlink.payment.FinanceQuery.FindMonthClose;
import org.mentorlink.payment.FinanceQuery.ListMonthCloses;
import org.mentorlink.payment.FinanceQuery.VerifyMonth;
import org.mentorlink.payment.MonthCloseView;
import org.mentorlink.payment.MonthCloses;
import org.mentorlink.payment.MonthDraft;
import org.mentorlink.payment.MonthVerification;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** K11: a month is closed for good, and can be shown to be what it was. */
@Controller
class MonthCloseController {

    /** The whole log is read. */
    static final Duration LONG = Duration.ofMinutes(2);

    static final Pattern PERIOD = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private final Questions questions;
    private final Mutations mutations;

    MonthCloseController(Questions questions, Mutations mutations) {
        this.questions = questions;
        this.mutations = mutations;
    }

    record CloseMonthInput(String period) {}

    record MonthClose(
            String period,
            String timeZone,
            String position,
            int entries,
            int corrections,
            String sha256,
            String jsonSha256,
            String csvUrl,
            String jsonUrl,
            @Nullable Integer openBreaks,
            @Nullable Long unexplainedMinor,
            Instant closedAt) {

        static MonthClose of(MonthCloseView view) {
            var report = view.report();
            return new MonthClose(
                    report.period(),
                    report.timeZone(),
                    Long.toString(report.position()),
                    report.entries(),
                    report.corrections(),
                    report.csvSha256(),
                    report.jsonSha256(),
                    MonthFilesController.url(report.period(), "csv"),
                    MonthFilesController.url(report.period(), "json"),
                    report.openBreaks(),
                    report.unexplainedMinor(),
                    view.closedAt());
        }
    }

    record MonthCloseVerification(
            boolean valid,
            String recordedSha256,
            String actualSha256,
            String recordedJsonSha256,
            String actualJsonSha256) {

        static MonthCloseVerification of(MonthVerification found) {
            return new MonthCloseVerification(
                    found.isValid(),
                    found.recorded().csvSha256(),
                    found.actual().csvSha256(),
                    found.recorded().jsonSha256(),
                    found.actual().jsonSha256());
        }
    }

    record MonthClosePayload(
            @Nullable MonthClose monthClose,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    @Nullable MonthClose monthClose(@Argument String period) {
        return find(period);
    }

    @QueryMapping
    List<MonthClose> monthCloses() {
        return questions.ask(new ListMonthCloses(), MonthCloses.class).months().stream()
                .map(MonthClose::of)
                .toList();
    }

    @QueryMapping
    @Nullable MonthCloseVerification verifyMonthClose(@Argument String period) {
        var found = questions.find(new VerifyMonth(period), MonthVerification.class, LONG);
        if (found == null) {
            throw Problem.notFound("closed month");
        }
        return MonthCloseVerification.of(found);
    }

    @MutationMapping
    MonthClosePayload closeMonth(@Argument CloseMonthInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        var closed = find(input.period());
        if (closed != null) {
            return mutations.seen(() -> closed, MonthClosePayload::new);
        }
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> command(input.period()),
                () -> find(input.period()),
                MonthClosePayload::new);
    }

    private CloseMonth command(String period) {
        requirePeriod(period);
        var draft = questions.ask(new DraftMonth(period), MonthDraft.class, LONG);
        return new CloseMonth(BooksId.PLATFORM, draft.report(), draft.madeAt(), draft.begun(), draft.previous());
    }

    private static void requirePeriod(String period) {
        if (!PERIOD.matcher(period).matches()) {
            throw Refused.because(
                    "INVALID_PERIOD", "A period is a year and a month, such as 2026-11.", "input", "period");
        }
    }

    private @Nullable MonthClose find(String period) {
        var found = questions.find(new FindMonthClose(period), MonthCloseView.class);
        return found == null ? null : MonthClose.of(found);
    }
}
