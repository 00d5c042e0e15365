package org.mentorlink.api.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Verification;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.api.web.HttpProblems;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.shared.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** A3: the members list goes in and out as CSV; for admins, by bearer token. */
@Controller
class MembersListController {

    private static final MediaType CSV = new MediaType("text", "csv");

    private final Viewers viewers;
    private final Verification verification;
    private final Imports imports;
    private final Exports exports;
    private final PeopleProperties.MembersList settings;
    private final JsonMapper json;

    MembersListController(
            Viewers viewers,
            Verification verification,
            Imports imports,
            Exports exports,
            PeopleProperties settings,
            JsonMapper json) {
        this.viewers = viewers;
        this.verification = verification;
        this.imports = imports;
        this.exports = exports;
        this.settings = settings.membersList();
        this.json = json;
    }

    /** Takes a file and answers 202 with the id of its import, which goes on behind the answer. */
    @PostMapping("/members-list")
    void take(@Nullable Authentication authentication, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answered(authentication, response, admin -> {
            verification.require("POST /members-list", admin);
            if (!isCsv(request.getContentType())) {
                refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the list as text/csv.");
                return;
            }
            if (request.getContentLengthLong() > settings.maxBytes()) {
                throw Spool.tooLarge(settings.maxBytes());
            }
            var importId = begin(request, admin);
            response.setStatus(HttpStatus.ACCEPTED.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), Map.of("importId", importId.value()));
        });
    }

    private MembersImportId begin(HttpServletRequest request, Viewer admin) throws IOException {
        var spool = Spool.of(request.getInputStream(), settings.maxBytes());
        try {
            return imports.begin(ListFile.of(spool, settings.timeZone()), admin);
        } catch (IOException | RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }

    /** The members list as it is, in the form in which it can be taken again. */
    @GetMapping("/members-list.csv")
    void list(@Nullable Authentication authentication, HttpServletResponse response) throws IOException {
        answered(authentication, response, admin -> exports.membersList(attachment(response, "members-list")));
    }

    /** All who have an account. */
    @GetMapping("/members.csv")
    void members(@Nullable Authentication authentication, HttpServletResponse response) throws IOException {
        answered(authentication, response, admin -> exports.members(attachment(response, "members")));
    }

    private static java.io.OutputStream attachment(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
        return response.getOutputStream();
    }

    @FunctionalInterface
    private interface Answer {
        void to(Viewer admin) throws IOException;
    }

    private void answered(@Nullable Authentication authentication, HttpServletResponse response, Answer answer)
            throws IOException {
        try {
            answer.to(admin(authentication));
        } catch (Refused refused) {
            HttpProblems.answer(response, json, status(refused).value(), refused.refusal());
        } catch (Problem problem) {
            HttpProblems.answer(response, json, status(problem).value(), problem);
        }
    }

    private Viewer admin(@Nullable Authentication authentication) {
        var viewer = viewers.of(authentication);
        if (!viewer.isSignedIn()) {
            throw Problem.unauthenticated();
        }
        if (!viewer.isAdmin()) {
            throw Problem.forbidden();
        }
        return viewer;
    }

    private static HttpStatus status(Refused refused) {
        return switch (refused.code()) {
            case "FILE_TOO_LARGE" -> HttpStatus.CONTENT_TOO_LARGE;
            case "EMAIL_NOT_VERIFIED" -> HttpStatus.FORBIDDEN;
            case "IMPORT_RUNNING" -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem.code()) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND, QUERY_NOT_IN_SAFELIST -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        HttpProblems.answer(response, json, status.value(), Problem.badRequest(message));
    }

    private static boolean isCsv(@Nullable String contentType) {
        try {
            return contentType != null && CSV.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
