package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.payment.PayoutStatementView;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** A mentor's statement as a file, for that mentor and staff. */
@Controller
class StatementFilesController {

    private static final String PATH = "/payout-statements/";
    private static final Pattern FILE =
            Pattern.compile("(?:(pyo_[A-Za-z0-9_-]+)|(mtr_[A-Za-z0-9_-]+)\\.([0-9]{4}-[0-9]{2}))\\.(csv|pdf)");

    private final Viewers viewers;
    private final Statements statements;
    private final JsonMapper json;

    StatementFilesController(Viewers viewers, Statements statements, JsonMapper json) {
        this.viewers = viewers;
        this.statements = statements;
        this.json = json;
    }

    static String url(PayoutStatementView statement, String extension) {
        return PATH + name(statement) + '.' + extension;
    }

    private static String name(PayoutStatementView statement) {
        return statement.payoutId() == null ? statement.mentorId() + '.' + statement.month() : statement.payoutId();
    }

    @GetMapping(PATH + "{file}")
    void statement(@Nullable Authentication authentication, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        FinanceAnswers.answer(response, json, () -> {
            var viewer = Permissions.onPath("GET " + PATH + "{file}", viewers.of(authentication));
            var named = FILE.matcher(file);
            if (!named.matches()) {
                throw Problem.badRequest("A statement is named as pyo_1.csv or mtr_1.2026-11.pdf.");
            }
            var statement = named.group(1) == null
                    ? statements.ofMonth(named.group(3), named.group(2), viewer)
                    : statements.ofPayout(named.group(1), viewer);
            var document = statements.document(statement);
            var isCsv = named.group(4).equals("csv");
            var bytes = isCsv ? StatementCsv.of(document) : StatementPdf.of(document);
            response.setContentType(isCsv ? "text/csv; charset=utf-8" : "application/pdf");
            response.setContentLength(bytes.length);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
            response.getOutputStream().write(bytes);
        });
    }
}
