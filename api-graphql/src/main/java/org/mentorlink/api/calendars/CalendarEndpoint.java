package org.mentorlink.api.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.signin.Hashes;
import org.mentorlink.api.web.HttpProblems;
import org.mentorlink.booking.BookingQuery.FindCalendar;
import org.mentorlink.booking.CalendarFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/**
 * H5: calendars for programs that subscribe to them. Whoever has the address may read it and is asked for nothing else; an
 * address that is nobody's, not any more, or of somebody who is shut out, answers the same.
 */
@RestController
class CalendarEndpoint {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", UTF_8);

    private final Questions questions;
    private final CalendarProperties properties;
    private final Clock clock;
    private final JsonMapper json;

    CalendarEndpoint(Questions questions, CalendarProperties properties, Clock clock, JsonMapper json) {
        this.questions = questions;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    /** Where nothing has changed since {@code If-None-Match}, the answer is 304. */
    @GetMapping(CalendarAddresses.PATH + "{token}" + CalendarAddresses.SUFFIX)
    ResponseEntity<byte[]> get(@PathVariable String token) {
        var from = clock.instant().minus(properties.past());
        var file = questions.get(new FindCalendar(Hashes.of(token), from), CalendarFile.class, "calendar");
        return ResponseEntity.ok()
                // Kept by nobody without asking, so that a revoked address is of no use at once.
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(Hashes.of(file.content()))
                .header("X-Robots-Tag", "noindex")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("mentorlink.ics")
                                .build()
                                .toString())
                .contentType(CALENDAR)
                .body(file.content().getBytes(UTF_8));
    }

    @ExceptionHandler
    void handle(Problem problem, HttpServletResponse response) throws IOException {
        HttpProblems.answer(response, json, status(problem.code()).value(), problem);
    }

    @ExceptionHandler
    void handle(Exception failure, HttpServletResponse response) throws IOException {
        if (!response.isCommitted() && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            HttpProblems.failed(response, json, failure);
        }
    }

    private static HttpStatus status(Problem.Code code) {
        return switch (code) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
            case BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND, QUERY_NOT_IN_SAFELIST -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED, FORBIDDEN, INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
