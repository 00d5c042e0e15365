package org.mentorlink.command.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that takes a request and falls silent, at once or in the midst of its answer, is unanswered in time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayHttpTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile String said = "";

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::take);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (var socket : taken) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"})
    void isUnanswered(String beginning) {
        said = beginning;
        var http = new GatewayHttp("Ozow", PATIENCE);
        assertThatThrownBy(() -> http.send(HttpRequest.newBuilder(URI.create(address()))))
                .isInstanceOf(GatewayTimeout.class)
                .hasMessageContaining("Ozow does not answer");
    }

    @Test
    void isAnsweredWhereTheAnswerIsWhole() {
        said = "HTTP/1.1 402 Payment Required\r\nContent-Length: 2\r\n\r\nno";
        assertThat(new GatewayHttp("Ozow", Duration.ofSeconds(30)).send(HttpRequest.newBuilder(URI.create(address()))))
                .isEqualTo(new GatewayHttp.Answer(402, "no"));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void take() {
        try {
            while (true) {
                var socket = server.accept();
                taken.add(socket);
                socket.getInputStream().read();
                socket.getOutputStream().write(said.getBytes(UTF_8));
                socket.getOutputStream().flush();
            }
        } catch (IOException closed) {
            // The test is over.
            return;
        }
    }
}
