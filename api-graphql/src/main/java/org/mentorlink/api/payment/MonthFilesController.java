package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.payment.FinanceQuery.ReadMonth;
import org.mentorlink.payment.MonthFile;
import org.mentorlink.payment.MonthFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** The report of a closed month as a file: always the same bytes, those whose hash was recorded. */
@Controller
class MonthFilesController {

    private static final String PATH = "/finance/months/";
    private static final Pattern FILE = Pattern.compile("([0-9]{4}-[0-9]{2})\\.(csv|json)");

    private final Viewers viewers;
    private final Questions questions;
    private final JsonMapper json;

    MonthFilesController(Viewers viewers, Questions questions, JsonMapper json) {
        this.viewers = viewers;
        this.questions = questions;
        this.json = json;
    }

    static String url(String period, String extension) {
        return PATH + period + '.' + extension;
    }

    @GetMapping(PATH + "{file}")
    void month(@Nullable Authentication authentication, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        FinanceAnswers.answer(response, json, () -> {
            Permissions.onPath("GET " + PATH + "{file}", viewers.of(authentication));
            var named = FILE.matcher(file);
            if (!named.matches()) {
                throw Problem.badRequest("A report is named as 2026-11.csv or 2026-11.json.");
            }
            var isCsv = named.group(2).equals("csv");
            var found = questions.find(
                    new ReadMonth(named.group(1), isCsv ? MonthFormat.CSV : MonthFormat.JSON),
                    MonthFile.class,
                    MonthCloseController.LONG);
            if (found == null) {
                throw Problem.notFound("closed month");
            }
            response.setContentType(isCsv ? "text/csv; charset=utf-8" : "application/json");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
            new GZIPInputStream(new ByteArrayInputStream(found.compressed())).transferTo(response.getOutputStream());
        });
    }
}
