package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What somebody sees who opens an address that is none: the web client's document, whose page says so and leads on. Whoever does
 * not ask for a page by name, as no client of the API does, is told in the shape of all other errors.
 */
final class UnknownPage {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final byte @Nullable [] document;

    /** @param document absent where there is no client */
    UnknownPage(byte @Nullable [] document) {
        this.document = document;
    }

    static UnknownPage ofClient() {
        var client = new ClassPathResource("static/" + PageConfiguration.CLIENT);
        try {
            return new UnknownPage(client.exists() ? client.getContentAsByteArray() : null);
        } catch (IOException e) {
            throw new UncheckedIOException("the web client's document cannot be read", e);
        }
    }

    /** Whether it was answered: with status 404. */
    boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (document == null || !READING.contains(request.getMethod()) || !isForReading(request)) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        response.setContentType(HTML.toString());
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
        return true;
    }

    /** A browser that opens an address names this type; what scripts and programs ask for is seldom told, or JSON. */
    private static boolean isForReading(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)).stream()
                    .anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
