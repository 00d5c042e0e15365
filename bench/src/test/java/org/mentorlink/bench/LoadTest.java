package org.mentorlink.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver against a server that is known; how fast either is tells nothing here. */
class LoadTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    /** Longer than any test is waited for. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/known", exchange -> {
            asked.incrementAndGet();
            answer(exchange, exchange.getRequestBody().readAllBytes(), false);
        });
        server.createContext(
                "/chunked", exchange -> answer(exchange, "é".repeat(20_000).getBytes(StandardCharsets.UTF_8), true));
        server.createContext("/closing", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, exchange.getRequestBody().readAllBytes(), false);
        });
        server.createContext("/refused", exchange -> {
            exchange.sendResponseHeaders(409, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static void answer(HttpExchange exchange, byte[] body, boolean chunked) throws IOException {
        exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    @Test
    void anAnswerIsReadWholeHoweverItIsSent() throws IOException {
        try (var http = HttpConnection.to(port())) {
            assertThat(http.send("POST", "/known", "", "{\"a\":\"é\"}")).isEqualTo(200);
            assertThat(http.body()).isEqualTo("{\"a\":\"é\"}");
            assertThat(http.send("GET", "/chunked", "", "")).isEqualTo(200);
            assertThat(http.body()).isEqualTo("é".repeat(20_000));
            assertThat(http.send("POST", "/known", "X-Other: 1\r\n", "after")).isEqualTo(200);
            assertThat(http.body()).isEqualTo("after");
            assertThat(http.send("GET", "/refused", "", "")).isEqualTo(409);
            assertThat(http.body()).isEmpty();
        }
    }

    @Test
    void aServerThatEndsTheConnectionIsConnectedToAgain() throws IOException {
        try (var http = HttpConnection.to(port())) {
            for (var n = 0; n < 3; n++) {
                assertThat(http.send("POST", "/closing", "", "x")).isEqualTo(200);
            }
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void everyAnswerCountsOnce() throws InterruptedException {
        var outcome = Load.closed(port(), 4, SHORT).run((http, connection) -> {
            http.send("POST", "/known", "", "x");
            return null;
        });
        assertThat(outcome.count()).isPositive().isEqualTo(asked.get());
        assertThat(outcome.failed()).isZero();
        assertThat(outcome.elapsed()).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void whatIsNotAnsweredAsItShouldBeIsNoLatency() throws InterruptedException {
        var outcome = Load.closed(port(), 1, SHORT)
                .run((http, connection) -> http.send("GET", "/refused", "", "") == 200 ? null : "refused");
        assertThat(outcome.count()).isZero();
        assertThat(outcome.failed()).isPositive();
        assertThat(outcome.fault()).isEqualTo("refused");
        assertThatThrownBy(() -> Faults.none(outcome)).hasMessageContaining("were not answered as they should be");
    }

    /** One that is asked 100 times a second and stalls for long has as many late answers as came due meanwhile. */
    @Test
    void aStallCountsForAllWhoWereDue() throws InterruptedException {
        var stall = Duration.ofMillis(300);
        var first = new AtomicInteger();
        var outcome = Load.open(port(), 1, Duration.ofMillis(500), 100).run((http, connection) -> {
            if (first.getAndIncrement() == 0) {
                Thread.sleep(stall);
            }
            return null;
        });
        assertThat(outcome.count()).isBetween(48L, 51L);
        // Of those that were due in the stall, half had at least half of it left.
        assertThat(outcome.latencies().getCountBetweenValues(stall.toNanos() / 2, Long.MAX_VALUE))
                .isGreaterThanOrEqualTo(14);
    }

    @Test
    void itEndsWithAsManyRequestsAsAreWanted() throws InterruptedException {
        var outcome = Load.closed(port(), 4, LONG).atMost(10).run((http, connection) -> {
            http.send("POST", "/known", "", "x");
            return null;
        });
        assertThat(outcome.count()).isEqualTo(10).isEqualTo(asked.get());
    }

    @Test
    @Timeout(30)
    void oneThatCannotBeOpenedAmongSeveralFailsTheRound() {
        Load.Opening opening = connection -> {
            if (connection == 2) {
                throw new IOException("the third is refused");
            }
            return HttpConnection.to(port());
        };
        assertThatThrownBy(() -> Load.closed(port(), 4, LONG).run(opening, (http, connection) -> {
                    http.send("POST", "/known", "", "x");
                    return null;
                }))
                .hasMessage("a connection broke down")
                .hasRootCauseMessage("the third is refused");
        assertThat(asked).hasValue(0);
    }

    @Test
    @Timeout(30)
    void oneThatBreaksAmongSeveralEndsTheRound() {
        assertThatThrownBy(() -> Load.closed(port(), 4, LONG).run((http, connection) -> {
                    http.send("POST", "/known", "", "x");
                    if (connection == 3) {
                        throw new IOException("the fourth is gone");
                    }
                    return null;
                }))
                .hasMessage("a connection broke down")
                .hasRootCauseMessage("the fourth is gone");
    }

    @Test
    void aConnectionThatBreaksFailsTheRound() {
        var nobody = port();
        server.stop(0);
        assertThatThrownBy(() -> Load.closed(nobody, 2, SHORT).run((http, connection) -> null))
                .hasMessage("a connection broke down");
    }
}
