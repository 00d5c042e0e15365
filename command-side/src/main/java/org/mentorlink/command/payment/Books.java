package org.mentorlink.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.BooksCommand.CloseMonth;
import org.mentorlink.payment.BooksEvent;
import org.mentorlink.payment.BooksEvent.MonthClosed;
import org.mentorlink.payment.BooksId;
import org.mentorlink.shared.Refused;

/** The books, closed month after month without a gap, beginning with the month in which money moved first. */
@Aggregate
class Books {

    @AggregateIdentifier
    private @Nullable BooksId booksId;

    private @Nullable YearMonth first;
    private @Nullable YearMonth last;

    Books() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseMonth command) {
        var report = command.report();
        var period = period(report.period());
        if (isClosed(period)) {
            return;
        }
        var end = period.plusMonths(1).atDay(1).atStartOfDay(ZoneId.of(report.timeZone()));
        if (command.madeAt().isBefore(end.toInstant())) {
            throw refused("MONTH_NOT_OVER", period + " is over on " + end.toInstant() + ".");
        }
        requireTurn(period, command.begun());
        if (!Objects.equals(last == null ? null : last.toString(), command.previous())) {
            throw refused("EARLIER_MONTH_OPEN", "Another month was closed meanwhile; ask again.");
        }
        apply(new MonthClosed(command.booksId(), report));
    }

    private boolean isClosed(YearMonth period) {
        return first != null && last != null && !period.isBefore(first) && !period.isAfter(last);
    }

    private void requireTurn(YearMonth period, @Nullable String begun) {
        var next = next(begun);
        if (next == null || period.isBefore(next)) {
            throw refused("NOTHING_TO_CLOSE", "No money had moved by the end of " + period + ".");
        }
        if (period.isAfter(next)) {
            throw refused("EARLIER_MONTH_OPEN", "Close " + next + " first.");
        }
    }

    private @Nullable YearMonth next(@Nullable String begun) {
        if (last != null) {
            return last.plusMonths(1);
        }
        return begun == null ? null : YearMonth.parse(begun);
    }

    private static YearMonth period(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw refused("INVALID_PERIOD", "A period is a year and a month, such as 2026-11.");
        }
    }

    private static Refused refused(String code, String message) {
        return Refused.because(code, message, "input", "period");
    }

    @EventSourcingHandler
    void on(BooksEvent event) {
        booksId = event.booksId();
        switch (event) {
            case MonthClosed closed -> {
                last = YearMonth.parse(closed.report().period());
                first = first == null ? last : first;
            }
        }
    }
}
