package org.mentorlink.api.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.payment.FinanceEntryPage;
import org.mentorlink.payment.FinanceLine;
import org.mentorlink.payment.FinanceQuery.ReadFinanceEvents;
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

    private final Viewers viewers;
    private final Questions questions;
    private final JsonMapper json;

    FinanceEventsController(Viewers viewers, Questions questions, JsonMapper json) {
        this.viewers = viewers;
        this.questions = questions;
        this.json = json;
    }

    /**
     * Ends an answer of which a part was asked.
     *
     * @param position nothing at or before it is missing; where to go on
     * @param more whether there may be more already
     */
    @JsonPropertyOrder({"version", "end", "position", "more"})
    private record End(int version, boolean end, long position, boolean more) {}

    /**
     * All that has happened by now and after a position, or the first so many lines of it.
     *
     * @param after position of the last line that has been read; from the beginning where not given
     * @param limit how many lines at most; where given, a last one tells how to go on
     */
    @GetMapping(PATH)
    void events(
            @Nullable Authentication authentication,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            HttpServletResponse response)
            throws IOException {
        FinanceAnswers.answer(response, json, () -> {
            Permissions.onPath("GET " + PATH, viewers.of(authentication));
            var from = position(after);
            var most = limit(limit);
            var head = questions.ask(new FindHead(), Reached.class).position();
            response.setContentType("application/x-ndjson");
            if (limit == null) {
                response.setHeader("Position", Long.toString(Math.max(head, from)));
            }
            var out = new BufferedOutputStream(response.getOutputStream());
            var end = write(out, from, head, most);
            if (limit != null) {
                line(out, end);
            }
            out.flush();
        });
    }

    /** No more than a page is held at a time; a client that has gone ends it by the first write that fails. */
    private End write(OutputStream out, long from, long head, long most) throws IOException {
        var after = from;
        var told = 0L;
        while (after < head) {
            var page = questions.ask(
                    new ReadFinanceEvents(after, (int) Math.min(PAGE, most - told)), FinanceEntryPage.class);
            for (var event : page.events()) {
                if (event.position() > head) {
                    return end(head, false);
                }
                line(out, FinanceLine.of(event));
                after = event.position();
                told++;
                if (told == most) {
                    return end(after, after < head);
                }
            }
            if (!page.hasNext()) {
                return end(head, false);
            }
        }
        return end(Math.max(head, from), false);
    }

    private static End end(long position, boolean more) {
        return new End(FinanceLine.VERSION, true, position, more);
    }

    private void line(OutputStream out, Object line) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }

    private static long limit(@Nullable String limit) {
        if (limit == null) {
            return Long.MAX_VALUE;
        }
        if (!NUMBER.matcher(limit).matches() || Long.parseLong(limit) < 1) {
            throw Problem.badRequest("`limit` is how many lines you want at most, one or more.");
        }
        return Long.parseLong(limit);
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
