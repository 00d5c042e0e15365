package org.mentorlink.api.web;

import graphql.language.OperationDefinition;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.TrustedDocuments;
import org.mentorlink.api.graphql.Visit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a GraphQL request over HTTP has to pass before it is executed, once it is counted: a JSON content type (which no
 * cross-site form can send), a size, and one operation.
 */
final class RequestGate extends OncePerRequestFilter {

    static final String PATH = "/graphql";

    private static final String EXTENSIONS = "extensions";
    private static final String VARIABLES = "variables";
    private static final String OPERATION_NAME = "operationName";

    private static final String NO_OPERATION =
            "A request is one JSON object with a `query` (or `extensions.persistedQuery`), a text as `operationName`, and"
                    + " objects as `variables` and `extensions`.";

    private static final RequestMatcher OPERATIONS = Paths.matching(PATH);

    private final int maxBytes;
    private final Duration most;
    private final TrustedDocuments documents;
    private final Clock wallClock;
    private final JsonMapper json;

    RequestGate(ApiProperties.Limits settings, TrustedDocuments documents, Clock wallClock, JsonMapper json) {
        this.maxBytes = settings.requestBytes();
        this.most = settings.requestTime();
        this.documents = documents;
        this.wallClock = wallClock;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !OPERATIONS.matches(request) || isLive(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HttpMethod.GET.matches(request.getMethod()) && request.getParameter(EXTENSIONS) != null) {
            byName(request, response, chain);
            return;
        }
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "Send operations by POST.");
            return;
        }
        if (!isJson(request.getContentType())) {
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the operation as application/json.");
            return;
        }
        byte @Nullable [] body = bodyInTime(request.getInputStream());
        if (body == null) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(response, HttpStatus.REQUEST_TIMEOUT, "The rest of the request did not come in time.");
            return;
        }
        if (body.length > maxBytes) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, "A request is at most " + maxBytes + " bytes long.");
        } else if (!isOneOperation(body)) {
            refuse(response, HttpStatus.BAD_REQUEST, NO_OPERATION);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    /**
     * One byte more than a body may have at most. Absent where it does not come in time: the server bounds the wait for each
     * part, and the parts together are bounded here, so that nobody can send a byte now and then.
     */
    private byte @Nullable [] bodyInTime(ServletInputStream input) throws IOException {
        var until = wallClock.instant().plus(most);
        var body = new ByteArrayOutputStream();
        var part = new byte[8_192];
        try {
            while (body.size() <= maxBytes) {
                var length = input.read(part, 0, Math.min(part.length, maxBytes + 1 - body.size()));
                if (length < 0) {
                    break;
                }
                if (wallClock.instant().isAfter(until)) {
                    return null;
                }
                body.write(part, 0, length);
            }
            return body.toByteArray();
        } catch (IOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                return null;
            }
            throw e;
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        HttpProblems.answer(response, json, status.value(), Problem.badRequest(message));
    }

    /** A WebSocket handshake, whose limits are others. */
    static boolean isLive(HttpServletRequest request) {
        return OPERATIONS.matches(request)
                && HttpMethod.GET.matches(request.getMethod())
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.parseMediaType(contentType).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private boolean isOneOperation(byte[] body) {
        try {
            return isOneOperation(json.readTree(body));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isOneOperation(JsonNode request) {
        return request.isObject()
                && (request.path("query").isString()
                        || (isAbsent(request.path("query"))
                                && request.path(EXTENSIONS)
                                        .path("persistedQuery")
                                        .isObject()))
                && isTextOrAbsent(request.path(OPERATION_NAME))
                && isObjectOrAbsent(request.path(VARIABLES))
                && isObjectOrAbsent(request.path(EXTENSIONS));
    }

    /**
     * A query that is named rather than sent may come by GET, where what is on the way can keep the answer. Nobody's sign-in is
     * heeded then: so no page elsewhere can have a visitor's browser ask as them, and what is kept is for everybody.
     */
    private void byName(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var operation = named(request);
        if (operation == null) {
            refuse(response, HttpStatus.BAD_REQUEST, NO_OPERATION);
            return;
        }
        var hash = operation.path(EXTENSIONS).path("persistedQuery").path("sha256Hash");
        if (documents.kind(hash.asString("")).stream().anyMatch(kind -> kind != OperationDefinition.Operation.QUERY)) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "By GET come queries alone.");
            return;
        }
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        request.setAttribute(Visit.BY_NOBODY, true);
        chain.doFilter(new NamedRequest(request, json.writeValueAsBytes(operation)), new KeptResponse(response));
    }

    private @Nullable JsonNode named(HttpServletRequest request) {
        try {
            var operation = json.createObjectNode();
            operation.put(OPERATION_NAME, request.getParameter(OPERATION_NAME));
            operation.set(EXTENSIONS, json.readTree(request.getParameter(EXTENSIONS)));
            @Nullable String variables = request.getParameter(VARIABLES);
            if (variables != null) {
                operation.set(VARIABLES, json.readTree(variables));
            }
            return request.getParameter("query") == null && isOneOperation(operation) ? operation : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean isTextOrAbsent(JsonNode node) {
        return node.isString() || isAbsent(node);
    }

    private static boolean isObjectOrAbsent(JsonNode node) {
        return node.isObject() || isAbsent(node);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    /** A request whose body has been read and can be read once more. */
    private static class ReadRequest extends HttpServletRequestWrapper {

        private final ServletInputStream body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new Body(new ByteArrayInputStream(body));
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }

    /**
     * Says once how long it may be kept: that nothing may be is written before the answer is there, and would stay beside what
     * the answer says itself.
     */
    private static final class KeptResponse extends HttpServletResponseWrapper {

        KeptResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                super.setHeader(name, value);
                super.setHeader(HttpHeaders.PRAGMA, null);
                super.setHeader(HttpHeaders.EXPIRES, null);
            } else {
                super.addHeader(name, value);
            }
        }
    }

    /** What came by GET, in the form in which operations are taken. */
    private static final class NamedRequest extends ReadRequest {

        private final int length;

        NamedRequest(HttpServletRequest request, byte[] body) {
            super(request, body);
            this.length = body.length;
        }

        @Override
        public String getMethod() {
            return HttpMethod.POST.name();
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_JSON_VALUE;
        }

        @Override
        public int getContentLength() {
            return length;
        }

        @Override
        public long getContentLengthLong() {
            return length;
        }
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is read already");
        }
    }
}
