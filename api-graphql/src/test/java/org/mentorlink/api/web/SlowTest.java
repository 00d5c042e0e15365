package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.springframework.test.context.TestPropertySource;

/** Nobody holds the server up by being slow. */
@TestPropertySource(properties = {"mentorlink.limits.execution=300ms", "server.tomcat.connection-timeout=500ms"})
class SlowTest extends ApiTest {

    @AfterEach
    void goOn() {
        world.holdUp.countDown();
    }

    @Test
    void an_operation_that_takes_too_long_is_ended() {
        world.holdUp = new CountDownLatch(1);

        var answer = ask(Views.LERATO, "{ me { id } }");

        assertCode(answer, "TIMEOUT");
        assertThat(answer.at("/data").isMissingNode() || answer.at("/data").isNull())
                .isTrue();
        world.holdUp.countDown();
        assertFine(ask(Views.LERATO, "{ me { id } }"));
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws IOException {
        assertThat(answerTo("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{\"query\":"))
                .startsWith("HTTP/1.1 408")
                .contains("BAD_REQUEST");
    }

    @Test
    void a_head_that_does_not_end_is_not_waited_for() throws IOException {
        assertThat(answerTo("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: "))
                .isEmpty();
    }

    /** What comes back until the server closes the connection. */
    private String answerTo(String begun) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
