package org.mentorlink.command.calendars.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.OutsideProperties;
import org.mentorlink.shared.TimeSlot;
import org.springframework.util.unit.DataSize;

/** Against real servers on this machine, which names stand for that the reader is told to ask though they are private. */
class AddressReaderTest {

    private static final Instant FROM = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(60));
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART:20260303T100000Z
            DTEND:20260303T110000Z
            END:VEVENT
            END:VCALENDAR
            """;
    private static final BusyTimes BUSY = new BusyTimes(
            List.of(new TimeSlot(Instant.parse("2026-03-03T10:00:00Z"), Instant.parse("2026-03-03T11:00:00Z"))));

    private final List<String> asked = new ArrayList<>();
    private final List<String> resolved = new ArrayList<>();
    private final Semaphore atOnce = new Semaphore(1, true);
    private HttpServer server;
    private AddressReader reader;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/calendar", exchange -> answer(exchange, 200, "text/calendar", CALENDAR.getBytes(UTF_8)));
        server.start();
        port = server.getAddress().getPort();
        reader = reader(Duration.ofSeconds(20), DataSize.ofKilobytes(64), true);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        reader.destroy();
    }

    private AddressReader reader(Duration timeout, DataSize most, boolean http) {
        var properties = new OutsideProperties(
                Duration.ofHours(1),
                Duration.ofDays(7),
                timeout,
                most,
                http,
                Set.of(443, 80, port),
                Set.of("mine.test"));
        return new AddressReader(properties, this::resolve, SSLContexts.createDefault(), atOnce);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.add(host);
        return switch (host) {
            case "mine.test", "elsewhere.test" -> new InetAddress[] {InetAddress.getLoopbackAddress()};
            case "half.test" -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
            case "unknown.test" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    private void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Host"));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private BusyTimes read(String address) throws CalendarNotRead {
        return reader.read(address.replace("{port}", Integer.toString(port)), ZoneOffset.UTC, FROM, TO)
                .busyTimes();
    }

    private void refused(String why, String address) {
        assertThatThrownBy(() -> read(address))
                .isInstanceOf(CalendarNotRead.class)
                .hasMessage(why)
                .hasNoCause();
    }

    @Test
    void readsWhatIsThere() throws CalendarNotRead {
        assertThat(read("http://mine.test:{port}/calendar?key=1")).isEqualTo(BUSY);
        assertThat(asked).containsExactly("mine.test:" + port);
    }

    /** What others have left behind is still being worked out, as nothing can stop it. */
    @Test
    void waitsForOthersToBeWorkedOutAndLetsOthers() throws Exception {
        reader.destroy();
        atOnce.acquire();
        reader = reader(Duration.ofMillis(700), DataSize.ofKilobytes(64), true);
        refused("TIMED_OUT", "http://mine.test:{port}/calendar");
        atOnce.release();
        reader.destroy();
        reader = reader(Duration.ofSeconds(20), DataSize.ofKilobytes(64), true);
        assertThat(read("http://mine.test:{port}/calendar")).isEqualTo(BUSY);
        assertThat(read("http://mine.test:{port}/calendar")).isEqualTo(BUSY);
        assertThat(atOnce.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Nested
    class Where {

        /** A name that means another machine the next time it is asked for gains nothing, as it is asked for once. */
        @Test
        void isAskedOnceAndThatAddressIsConnectedTo() throws CalendarNotRead {
            read("http://mine.test:{port}/calendar");
            assertThat(resolved).containsExactly("mine.test");
            read("http://mine.test:{port}/calendar");
            assertThat(resolved).containsExactly("mine.test", "mine.test");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1:{port}/calendar",
                    "http://2130706433:{port}/calendar",
                    "http://[::1]:{port}/calendar",
                    "http://[::ffff:127.0.0.1]:{port}/calendar",
                    "http://169.254.169.254:80/latest/meta-data",
                    "http://elsewhere.test:{port}/calendar",
                    "http://half.test:{port}/calendar",
                    "http://unknown.test:{port}/calendar"
                })
        void withinTheOwnNetworkCannotBeReached(String address) {
            refused("UNREACHABLE", address);
            assertThat(asked).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://mine.test:22/calendar",
                    "http://somebody@mine.test:{port}/calendar",
                    "http://127.1:{port}/calendar",
                    "ftp://mine.test/calendar",
                    "file:///etc/passwd",
                    "jar:http://mine.test/x!/y",
                    "/calendar"
                })
        void elseIsNotAsked(String address) {
            refused("ADDRESS_REFUSED", address);
            assertThat(resolved).isEmpty();
        }

        @Test
        void withoutEncryptionIsNotAskedUnlessSet() throws IOException {
            reader.destroy();
            reader = reader(Duration.ofSeconds(20), DataSize.ofKilobytes(64), false);
            refused("ADDRESS_REFUSED", "http://mine.test:{port}/calendar");
            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class Redirects {

        private void redirect(String from, String to) {
            server.createContext(from, exchange -> {
                exchange.getResponseHeaders().set("Location", to.replace("{port}", Integer.toString(port)));
                answer(exchange, 302, "text/plain", new byte[0]);
            });
        }

        @Test
        void areFollowed() throws CalendarNotRead {
            redirect("/a", "/b");
            redirect("/b", "http://mine.test:{port}/calendar");
            assertThat(read("http://mine.test:{port}/a")).isEqualTo(BUSY);
        }

        @ParameterizedTest
        @CsvSource({
            "http://127.0.0.1:{port}/calendar, UNREACHABLE",
            "http://elsewhere.test:{port}/calendar, UNREACHABLE",
            "http://mine.test:22/calendar, ADDRESS_REFUSED",
            "file:///etc/passwd, ADDRESS_REFUSED",
            "http://mine.test:{port}/with a space, ADDRESS_REFUSED"
        })
        void areCheckedAnew(String to, String why) {
            redirect("/a", to);
            refused(why, "http://mine.test:{port}/a");
            assertThat(asked).hasSize(1);
        }

        @Test
        void end() {
            redirect("/a", "/a");
            refused("TOO_MANY_REDIRECTS", "http://mine.test:{port}/a");
            assertThat(asked).hasSize(6);
        }
    }

    @Nested
    class Answers {

        private void at(String path, int status, String type, String body) {
            server.createContext(path, exchange -> answer(exchange, status, type, body.getBytes(UTF_8)));
        }

        @ParameterizedTest
        @CsvSource({
            "401, NOT_ALLOWED",
            "403, NOT_ALLOWED",
            "404, NOT_FOUND",
            "410, NOT_FOUND",
            "429, SERVER_FAILED",
            "500, SERVER_FAILED",
            "204, SERVER_FAILED"
        })
        void thatAreNoneSayWhy(int status, String why) {
            at("/x", status, "text/calendar", status == 204 ? "" : CALENDAR);
            refused(why, "http://mine.test:{port}/x");
        }

        @Test
        void thatAreNoCalendarAreRefused() {
            at("/page", 200, "text/html; charset=utf-8", CALENDAR);
            at("/text", 200, "text/calendar", "root:x:0:0");
            at("/empty", 200, "text/calendar", "");
            refused("NOT_A_CALENDAR", "http://mine.test:{port}/page");
            refused("NOT_A_CALENDAR", "http://mine.test:{port}/text");
            refused("NOT_A_CALENDAR", "http://mine.test:{port}/empty");
        }

        @Test
        void mayBeginWithAMarkOfTheirOrderAndHaveAnyType() throws CalendarNotRead {
            at("/mark", 200, "application/octet-stream", "\uFEFF\r\n" + CALENDAR);
            assertThat(read("http://mine.test:{port}/mark")).isEqualTo(BUSY);
        }

        @Test
        void thatAreTooLargeAreNotReadToTheEnd() {
            at("/large", 200, "text/calendar", CALENDAR + "X".repeat(70_000));
            refused("TOO_LARGE", "http://mine.test:{port}/large");
        }

        @Test
        void thatAreLargeOnceUnpackedAreTooLarge() throws IOException {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(CALENDAR.getBytes(UTF_8));
                gzip.write(new byte[5_000_000]);
            }
            assertThat(packed.size()).isLessThan(10_000);
            server.createContext("/packed", exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                answer(exchange, 200, "text/calendar", packed.toByteArray());
            });
            refused("TOO_LARGE", "http://mine.test:{port}/packed");
        }

        /** The first bytes of some tell how much memory is to be taken, before there is anything to count. */
        @ParameterizedTest
        @ValueSource(strings = {"lzma", "xz", "deflate", "bzip2", "pack200", "br", "gzip, lzma"})
        void thatArePackedInAnotherWayAreNotUnpacked(String packing) {
            var accepted = new AtomicReference<List<String>>();
            var huge = HexFormat.of().parseHex("5d00000030ffffffffffffffff0000000000");
            server.createContext("/packed", exchange -> {
                accepted.set(exchange.getRequestHeaders().get("Accept-Encoding"));
                exchange.getResponseHeaders().set("Content-Encoding", packing);
                answer(exchange, 200, "text/calendar", huge);
            });
            refused("NOT_A_CALENDAR", "http://mine.test:{port}/packed");
            assertThat(accepted.get()).containsExactly("gzip");
        }

        @Test
        void mayBePacked() throws Exception {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(CALENDAR.getBytes(UTF_8));
            }
            server.createContext("/packed", exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "GZip");
                answer(exchange, 200, "text/calendar", packed.toByteArray());
            });
            assertThat(read("http://mine.test:{port}/packed")).isEqualTo(BUSY);
        }

        @Test
        void thatDripAreGivenUpAndLetGo() throws Exception {
            reader.destroy();
            var gone = new CountDownLatch(1);
            try (var dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                port = dripping.getLocalPort();
                reader = reader(Duration.ofMillis(700), DataSize.ofKilobytes(64), true);
                Thread.ofVirtual().start(() -> {
                    try (var socket = dripping.accept()) {
                        var out = socket.getOutputStream();
                        out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
                        while (!gone.await(20, TimeUnit.MILLISECONDS)) {
                            out.write('B');
                            out.flush();
                        }
                    } catch (IOException closed) {
                        gone.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                refused("TIMED_OUT", "http://mine.test:{port}/");
                assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
