package org.mentorlink.command.payment;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.payment.BooksCommand;
import org.mentorlink.payment.BooksCommand.CloseMonth;
import org.mentorlink.payment.BooksEvent;
import org.mentorlink.payment.BooksEvent.MonthClosed;
import org.mentorlink.payment.BooksId;
import org.mentorlink.payment.MonthReport;

class BooksTest {

    private static final MonthClosed NOVEMBER = new MonthClosed(BooksId.PLATFORM, report("2026-11", "UTC"));
    private static final MonthClosed DECEMBER = new MonthClosed(BooksId.PLATFORM, report("2026-12", "UTC"));

    @AfterAll
    static void every_command_and_event_of_the_books_was_in_a_scenario() {
        Scenario.assertAllUsed(BooksCommand.class, BooksEvent.class);
    }

    @Test
    void begin_with_the_month_in_which_money_moved_first() {
        books().when(close("2026-12-01T00:00:00Z", "2026-11", "2026-11", null)).then(NOVEMBER);
    }

    @Test
    void go_on_with_the_next() {
        books().given(NOVEMBER)
                .when(close("2027-01-01T00:00:00Z", "2026-12", "2026-11", "2026-11"))
                .then(DECEMBER);
    }

    @Test
    void change_nothing_where_a_month_is_closed_again() {
        books().given(NOVEMBER, DECEMBER)
                .when(close("2027-01-01T00:00:00Z", "2026-11", "2026-11", "2026-12"))
                .nothing();
    }

    @Test
    void are_not_closed_before_the_month_is_over_where_they_are_kept() {
        books().when(close("2026-11-30T23:59:59.999Z", "2026-11", "2026-11", null))
                .refused("MONTH_NOT_OVER", "input", "period");
        var inNewYork = report("2026-11", "America/New_York");
        books().when(close("2026-12-01T04:59:59Z", inNewYork, "2026-11", null))
                .refused("MONTH_NOT_OVER", "input", "period");
        books().when(close("2026-12-01T05:00:00Z", inNewYork, "2026-11", null))
                .then(new MonthClosed(BooksId.PLATFORM, inNewYork));
    }

    @Test
    void leave_no_month_out() {
        books().when(close("2027-03-01T00:00:00Z", "2026-12", "2026-11", null))
                .refused("EARLIER_MONTH_OPEN", "input", "period");
        books().given(NOVEMBER)
                .when(close("2027-03-01T00:00:00Z", "2027-01", "2026-11", "2026-11"))
                .refused("EARLIER_MONTH_OPEN", "input", "period");
    }

    /** Its report was made as if that month were open still. */
    @Test
    void are_not_closed_by_a_report_from_before_the_month_before_was_closed() {
        books().given(NOVEMBER)
                .when(close("2027-03-01T00:00:00Z", "2026-12", "2026-11", null))
                .refused("EARLIER_MONTH_OPEN", "input", "period");
    }

    @Test
    void have_nothing_to_close_before_money_moved() {
        books().when(close("2027-03-01T00:00:00Z", "2026-10", "2026-11", null))
                .refused("NOTHING_TO_CLOSE", "input", "period");
        books().when(close("2027-03-01T00:00:00Z", "2026-10", null, null))
                .refused("NOTHING_TO_CLOSE", "input", "period");
        books().given(NOVEMBER)
                .when(close("2027-03-01T00:00:00Z", "2026-10", "2026-11", "2026-11"))
                .refused("NOTHING_TO_CLOSE", "input", "period");
    }

    @Test
    void know_months_only() {
        books().when(close("2027-03-01T00:00:00Z", "2026-13", "2026-11", null))
                .refused("INVALID_PERIOD", "input", "period");
    }

    /** Whatever the time is when they are asked: what counts is when the report was made. */
    private static Scenario<Books> books() {
        return new Scenario<>(Books.class, Instant.parse("2028-01-01T00:00:00Z"));
    }

    private static CloseMonth close(String madeAt, String period, String begun, String previous) {
        return close(madeAt, report(period, "UTC"), begun, previous);
    }

    private static CloseMonth close(String madeAt, MonthReport report, String begun, String previous) {
        return new CloseMonth(BooksId.PLATFORM, report, Instant.parse(madeAt), begun, previous);
    }

    private static MonthReport report(String period, String timeZone) {
        return new MonthReport(period, timeZone, 90, 1, 7, 0, "c".repeat(64), "d".repeat(64));
    }
}
