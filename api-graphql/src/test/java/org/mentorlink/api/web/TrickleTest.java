package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;

/** Each part of a body in time is not enough: the whole has to be. */
class TrickleTest extends ApiTest {

    private static final String HEAD = "POST /graphql HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n{";

    @Test
    void a_body_that_comes_byte_by_byte_is_not_waited_for() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            write(socket, HEAD);

            Awaitility.await().pollInterval(Duration.ofMillis(100)).until(() -> {
                wallClock.advance(Duration.ofSeconds(31));
                write(socket, " ");
                return socket.getInputStream().available() > 0;
            });

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
