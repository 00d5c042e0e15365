package org.mentorlink.query.payment.month;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.FinanceQuery.DraftMonth;
import org.mentorlink.payment.FinanceQuery.FindMonthClose;
import org.mentorlink.payment.FinanceQuery.ListMonthCloses;
import org.mentorlink.payment.FinanceQuery.ReadMonth;
import org.mentorlink.payment.FinanceQuery.VerifyMonth;
import org.mentorlink.payment.MonthCloseView;
import org.mentorlink.payment.MonthCloses;
import org.mentorlink.payment.MonthDraft;
import org.mentorlink.payment.MonthFile;
import org.mentorlink.payment.MonthFormat;
import org.mentorlink.payment.MonthVerification;
import org.mentorlink.query.payment.FinanceZone;
import org.springframework.stereotype.Component;

@Component
class MonthQueries {

    private final MonthReports reports;
    private final Clock clock;
    private final FinanceZone zone;

    MonthQueries(MonthReports reports, Clock clock, FinanceZone zone) {
        this.reports = reports;
        this.clock = clock;
        this.zone = zone;
    }

    @QueryHandler
    MonthDraft handle(DraftMonth query) {
        var madeAt = clock.instant();
        var closed = reports.closed();
        var settled = zone.now();
        var begun = reports.begun(settled);
        var report = reports.report(reports.next(YearMonth.parse(query.period()), settled));
        return new MonthDraft(
                report,
                madeAt,
                begun == null ? null : begun.toString(),
                closed.isEmpty() ? null : closed.getLast().report().period());
    }

    @QueryHandler
    @Nullable MonthCloseView handle(FindMonthClose query) {
        return find(query.period()).orElse(null);
    }

    @QueryHandler
    MonthCloses handle(ListMonthCloses query) {
        return new MonthCloses(reports.closed());
    }

    @QueryHandler
    @Nullable MonthVerification handle(VerifyMonth query) {
        return find(query.period())
                .map(MonthCloseView::report)
                .map(recorded -> new MonthVerification(recorded, reports.report(reports.again(recorded))))
                .orElse(null);
    }

    @QueryHandler
    @Nullable MonthFile handle(ReadMonth query) {
        return find(query.period()).map(found -> file(found, query.format())).orElse(null);
    }

    private MonthFile file(MonthCloseView found, MonthFormat format) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            var writer = switch (format) {
                case CSV -> new CsvWriter(out);
                case JSON -> new JsonWriter(out);
            };
            reports.write(reports.again(found.report()), writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MonthFile(bytes.toByteArray());
    }

    private Optional<MonthCloseView> find(String period) {
        return reports.closed().stream()
                .filter(closed -> closed.report().period().equals(period))
                .findFirst();
    }
}
