package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.payment.FinanceEntryPage;
import org.mentorlink.payment.FinanceQuery.ReadFinanceEvents;
import org.mentorlink.payment.LedgerEntryView.Line;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that moved money, as NDJSON: one line for each entry of the ledger, read off the event log a page at a time. The form
 * of a line is a promise, see docs/finance-events.md.
 */
@Controller
class FinanceEventsController {

    static final String PATH = "/finance/events";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int PAGE = 1_000;
    private static final int VERSION = 1;

    private final Viewers viewers;
    private final Questions questions;
    private final JsonMapper json;

    FinanceEventsController(Viewers viewers, Questions questions, JsonMapper json) {
        this.viewers = viewers;
        this.questions = questions;
        this.json = json;
    }

    /** A line. What is absent is null, so that every line has every field. */
    private record Told(
            int version,
            long position,
            String at,
            String eventId,
            String type,
            String bookingId,
            @Nullable String paymentId,
            @Nullable String payoutId,
            @Nullable String mentorId,
            @Nullable String gatewayReference,
            List<Line> lines) {

        static Told of(FinanceEntry event) {
            return new Told(
                    VERSION,
                    event.position(),
                    event.at().toString(),
                    event.eventId(),
                    event.type(),
                    event.bookingId(),
                    event.paymentId(),
                    event.payoutId(),
                    event.mentorId(),
                    event.gatewayReference(),
                    event.lines());
        }
    }

    /**
     * All that has happened by now and after a position.
     *
     * @param after position of the last line that has been read; from the beginning where not given
     */
    @GetMapping(PATH)
    void events(
            @Nullable Authentication authentication,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response)
            throws IOException {
        FinanceAnswers.answer(response, json, () -> {
            Permissions.onPath("GET " + PATH, viewers.of(authentication));
            var from = position(after);
            var head = questions.ask(new FindHead(), Reached.class).position();
            response.setContentType("application/x-ndjson");
            response.setHeader("Position", Long.toString(Math.max(head, from)));
            var out = new BufferedOutputStream(response.getOutputStream());
            write(out, from, head);
            out.flush();
        });
    }

    private void write(OutputStream out, long from, long head) throws IOException {
        var after = from;
        while (after < head) {
            var page = questions.ask(new ReadFinanceEvents(after, PAGE), FinanceEntryPage.class);
            for (var event : page.events()) {
                if (event.position() > head) {
                    return;
                }
                out.write(json.writeValueAsBytes(Told.of(event)));
                out.write('\n');
            }
            if (!page.hasNext()) {
                return;
            }
            after = page.events().getLast().position();
        }
    }

    private static long position(@Nullable String after) {
        if (after == null) {
            return -1;
        }
        if (!NUMBER.matcher(after).matches()) {
            throw Problem.badRequest("`after` is the position of the last line that was read.");
        }
        return Long.parseLong(after);
    }
}
