package org.mentorlink.command.calendars.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.OutsideProperties;
import org.springframework.util.unit.DataSize;

/** Over TLS, with a server of this machine whose certificate this test has made and trusts. */
class AddressReaderTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Instant FROM = Instant.parse("2026-03-02T06:00:00Z");
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART:20260303T100000Z
            DTEND:20260303T110000Z
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    static Path folder;

    private static SSLContext ours;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private HttpServer plain;

    /** For {@code mine.test} and no other name. */
    @BeforeAll
    static void certificate() throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mine",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mine.test",
                        "-ext",
                        "SAN=dns:mine.test",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue())
                .as(() -> read(folder.resolve("keytool.log")))
                .isZero();
        ours = context(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mine", keys.getCertificate("mine"));
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ours));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/calendar", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host"));
            var body = CALENDAR.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/calendar");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        plain.createContext("/", exchange -> {
            asked.add("in clear");
            exchange.close();
        });
        server.createContext("/downgraded", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://mine.test:" + plain.getAddress().getPort() + "/calendar");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/calendar");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        plain.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        plain.stop(0);
    }

    private BusyTimes read(String host, String path, SSLContext tls) throws CalendarNotRead, IOException {
        var port = server.getAddress().getPort();
        var properties = new OutsideProperties(
                Duration.ofHours(1),
                Duration.ofDays(7),
                Duration.ofSeconds(20),
                DataSize.ofKilobytes(64),
                false,
                Set.of(443, port, plain.getAddress().getPort()),
                Set.of("mine.test", "elsewhere.test"));
        var reader = new AddressReader(
                properties, name -> new InetAddress[] {InetAddress.getLoopbackAddress()}, tls, new Semaphore(1));
        try {
            return reader.read(
                            "https://" + host + ":" + port + path, ZoneOffset.UTC, FROM, FROM.plus(Duration.ofDays(9)))
                    .busyTimes();
        } finally {
            reader.destroy();
        }
    }

    @Test
    void reads_what_a_trusted_server_says_under_its_name() throws Exception {
        assertThat(read("mine.test", "/calendar", ours).slots()).hasSize(1);
        assertThat(asked).containsExactly("mine.test:" + server.getAddress().getPort());
    }

    @Test
    void follows_it_to_another_place_of_its_own() throws Exception {
        assertThat(read("mine.test", "/moved", ours).slots()).hasSize(1);
    }

    @Test
    void does_not_believe_a_certificate_of_another_name() {
        assertThatThrownBy(() -> read("elsewhere.test", "/calendar", ours))
                .isInstanceOf(CalendarNotRead.class)
                .hasMessage("UNREACHABLE");
        assertThat(asked).isEmpty();
    }

    @Test
    void does_not_believe_a_certificate_of_nobody_it_knows() {
        assertThatThrownBy(() -> read("mine.test", "/calendar", SSLContexts.createDefault()))
                .isInstanceOf(CalendarNotRead.class)
                .hasMessage("UNREACHABLE");
        assertThat(asked).isEmpty();
    }

    @Test
    void does_not_go_on_in_clear() {
        assertThatThrownBy(() -> read("mine.test", "/downgraded", ours))
                .isInstanceOf(CalendarNotRead.class)
                .hasMessage("ADDRESS_REFUSED");
        assertThat(asked).isEmpty();
    }
}
