package org.mentorlink.command.payment.payfast;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mentorlink.command.payment.Forms;
import org.mentorlink.command.payment.GatewayHttp;
import org.mentorlink.command.payment.GatewayHttp.Answer;
import org.mentorlink.command.payment.GatewayTimeout;

/** How PayFast is asked. Throws {@link GatewayTimeout} where it does not answer, and never asks twice by itself. */
final class PayFastApi {
    static final ZoneId ZONE = ZoneId.of("Africa/Johannesburg");

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private final PayFastProperties properties;
    private final Clock clock;
    private final GatewayHttp http;

    PayFastApi(PayFastProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.http = new GatewayHttp("PayFast", properties.timeout());
    }

    Answer get(String path, Map<String, String> query) {
        return signed(path, query, query, HttpRequest.newBuilder().GET());
    }

    Answer post(String path, Map<String, String> body) {
        return signed(
                path,
                Map.of(),
                body,
                HttpRequest.newBuilder()
                        .header("content-type", Forms.TYPE)
                        .POST(HttpRequest.BodyPublishers.ofString(PayFastSignature.encoded(body))));
    }

    /** Whether PayFast says that it has sent exactly that. */
    boolean confirms(String parameters) {
        var request = HttpRequest.newBuilder(URI.create(properties.validateUrl()))
                .header("content-type", Forms.TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(parameters));
        var answer = http.send(request);
        if (!answer.isSuccess()) {
            throw new GatewayTimeout("PayFast does not say whether a message is its own: " + answer.status());
        }
        return answer.body().strip().equals("VALID");
    }

    private Answer signed(
            String path, Map<String, String> query, Map<String, String> content, HttpRequest.Builder request) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("merchant-id", properties.merchantId());
        headers.put("version", "v1");
        headers.put("timestamp", OffsetDateTime.ofInstant(clock.instant(), ZONE).format(TIMESTAMP));
        var all = new HashMap<>(content);
        all.putAll(headers);
        headers.put("signature", PayFastSignature.byName(all, properties.passphrase()));
        headers.forEach(request::header);

        var asked = new LinkedHashMap<>(query);
        if (properties.testing()) {
            asked.put("testing", "true");
        }
        var suffix = asked.isEmpty() ? "" : "?" + PayFastSignature.encoded(asked);
        var answer = http.send(request.uri(URI.create(properties.apiBase() + path + suffix)));
        return switch (answer.status()) {
            case 200, 400, 404 -> answer;
            case 401, 403 -> throw new IllegalStateException("PayFast does not know this merchant or its signature");
            default -> throw new GatewayTimeout("PayFast answers " + answer.status());
        };
    }
}
