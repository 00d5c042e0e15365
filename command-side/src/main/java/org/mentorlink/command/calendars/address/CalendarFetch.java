package org.mentorlink.command.calendars.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.OutsideProperties;

/**
 * Gets a file from an address that anybody may have given. Each address on the way is checked anew: how it is asked, its
 * port, and where its host is. It says who we are and nothing else: no cookie, no credentials, no proxy.
 */
final class CalendarFetch implements AutoCloseable {

    private static final int REDIRECTS = 5;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int CHUNK = 8_192;
    private static final String BEGINNING = "BEGIN:VCALENDAR";
    private static final String GZIP = "gzip";

    private final OutsideProperties properties;
    private final CloseableHttpClient client;

    CalendarFetch(OutsideProperties properties, HostNames names, SSLContext tls) {
        this.properties = properties;
        var timeout = Timeout.of(properties.timeout());
        var http1 = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedHosts(names, properties.privateHosts()))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(timeout).build())
                .setMaxConnTotal(20)
                .setMaxConnPerRoute(5)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                // A connection is used once, so that no other request finds it checked already.
                .setConnectionReuseStrategy((request, response, context) -> false)
                // It would unpack whatever the class path can, and some of that takes memory as an answer's first bytes
                // say.
                .disableContentCompression()
                .setUserAgent("MentorLink-Calendars/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Or an {@link InterruptedIOException} where it was given up meanwhile. */
    String get(String address) throws CalendarNotRead, IOException {
        var uri = URI.create(address);
        for (var hop = 0; hop <= REDIRECTS; hop++) {
            check(uri);
            var answer = ask(uri);
            if (answer.content() != null) {
                return calendar(answer.content());
            }
            uri = next(uri, answer.location());
        }
        throw new CalendarNotRead(ReadingFailure.TOO_MANY_REDIRECTS);
    }

    private void check(URI uri) throws CalendarNotRead {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var encrypted = scheme.equals("https");
        var port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80;
        if (!(encrypted || (scheme.equals("http") && properties.http()))
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !properties.ports().contains(port)) {
            throw new CalendarNotRead(ReadingFailure.ADDRESS_REFUSED);
        }
    }

    private static URI next(URI from, @Nullable String location) throws CalendarNotRead {
        try {
            return from.resolve(location == null ? "" : location.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new CalendarNotRead(ReadingFailure.ADDRESS_REFUSED);
        }
    }

    private Answer ask(URI uri) throws CalendarNotRead, IOException {
        var request = new HttpGet(uri);
        request.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, GZIP);
        try (var response = client.executeOpen(null, request, null)) {
            return switch (response.getCode()) {
                case 200 -> new Answer(content(response), null);
                case 301, 302, 303, 307, 308 -> {
                    var location = response.getFirstHeader(HttpHeaders.LOCATION);
                    yield new Answer(null, location == null ? null : location.getValue());
                }
                case 401, 403 -> throw new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
                case 404, 410 -> throw new CalendarNotRead(ReadingFailure.NOT_FOUND);
                default -> throw new CalendarNotRead(ReadingFailure.SERVER_FAILED);
            };
        } finally {
            // What is left of an answer is not read; without this it would be when it is closed.
            request.abort();
        }
    }

    /** @param content absent where it leads elsewhere */
    private record Answer(
            @Nullable String content, @Nullable String location) {}

    private String content(ClassicHttpResponse response) throws CalendarNotRead, IOException {
        var entity = response.getEntity();
        if (entity == null) {
            throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        }
        var type = entity.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        }
        return new String(bounded(unpacked(entity)), UTF_8);
    }

    private static InputStream unpacked(HttpEntity entity) throws CalendarNotRead, IOException {
        var packing = entity.getContentEncoding();
        return switch (packing == null ? "" : packing.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> entity.getContent();
            case GZIP, "x-gzip" -> new GZIPInputStream(entity.getContent());
            default -> throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        };
    }

    /** Unpacked already, so that what is packed small and is large counts as large. */
    private byte[] bounded(InputStream content) throws CalendarNotRead, IOException {
        var most = properties.most().toBytes();
        var all = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            if (all.size() + read > most) {
                throw new CalendarNotRead(ReadingFailure.TOO_LARGE);
            }
            all.write(chunk, 0, read);
        }
        return all.toByteArray();
    }

    private static String calendar(String content) throws CalendarNotRead {
        var text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        var stripped = text.stripLeading();
        if (!stripped.regionMatches(true, 0, BEGINNING, 0, BEGINNING.length())) {
            throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        }
        return stripped;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
