package org.mentorlink.api.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class StatementController {

    private final Statements statements;
    private final Bookings bookings;

    StatementController(Statements statements, Bookings bookings) {
        this.statements = statements;
        this.bookings = bookings;
    }

    @QueryMapping
    PayoutStatementView payoutStatement(
            @Argument @Nullable String payoutId,
            @Argument @Nullable String month,
            @Argument @Nullable String mentorId,
            @ContextValue Viewer viewer) {
        if (payoutId != null && month == null && mentorId == null) {
            return statements.ofPayout(payoutId, viewer);
        }
        if (month != null && payoutId == null) {
            return statements.ofMonth(month, mentorId, viewer);
        }
        throw Problem.badRequest("A statement is of a `payoutId`, or else of a `month`.");
    }

    @SchemaMapping(typeName = "PayoutStatement")
    String csvUrl(PayoutStatementView statement) {
        return StatementFilesController.url(statement, "csv");
    }

    @SchemaMapping(typeName = "PayoutStatement")
    String pdfUrl(PayoutStatementView statement) {
        return StatementFilesController.url(statement, "pdf");
    }

    @BatchMapping(typeName = "PayoutStatementLine")
    Map<PayoutStatementLine, @Nullable Instant> sessionStartsAt(Collection<PayoutStatementLine> lines) {
        var starts = new HashMap<PayoutStatementLine, @Nullable Instant>();
        bookings.of(lines, PayoutStatementLine::bookingId)
                .forEach((line, booking) -> starts.put(line, booking.startsAt()));
        return starts;
    }
}
