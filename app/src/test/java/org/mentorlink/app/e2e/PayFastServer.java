package org.mentorlink.app.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** PayFast for a journey: takes signed forms, tells of them, confirms what it has told, and gives money back. */
final class PayFastServer implements AutoCloseable {

    private static final String PASSPHRASE = "a phrase";

    private final HttpServer server;
    private final List<String> told = new ArrayList<>();
    private final Map<String, Long> taken = new LinkedHashMap<>();
    private final Map<String, Long> returned = new LinkedHashMap<>();

    /** Where this machine finds the deployment that settings name. */
    private String deployment = "";

    PayFastServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** What points the application here. */
    String[] settings() {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new String[] {
            "mentorlink.sandbox.enabled=true",
            "mentorlink.gateways.by-currency.zar=payfast",
            "mentorlink.gateways.payfast.merchant-id=10000100",
            "mentorlink.gateways.payfast.merchant-key=46f0cd694581a",
            "mentorlink.gateways.payfast.passphrase=" + PASSPHRASE,
            "mentorlink.gateways.payfast.notify-url=https://mentorlink.example/gateways/payfast/webhooks",
            "mentorlink.gateways.payfast.return-url=https://mentorlink.example/payments/return",
            "mentorlink.gateways.payfast.cancel-url=https://mentorlink.example/payments/return",
            "mentorlink.gateways.payfast.process-url=" + address + "/eng/process",
            "mentorlink.gateways.payfast.validate-url=" + address + "/eng/query/validate",
            "mentorlink.gateways.payfast.api-base=" + address,
            "mentorlink.gateways.payfast.sources=127.0.0.1,localhost"
        };
    }

    /** Tells the deployment by itself of what is paid on its page. */
    PayFastServer telling(String url) {
        deployment = url;
        return this;
    }

    /** A payer sends that form. Answers the message that follows. */
    synchronized String pays(Map<String, String> form) {
        var signed = new LinkedHashMap<>(form);
        signed.remove("signature");
        if (!signature(signed).equals(form.get("signature"))) {
            throw new AssertionError("a form that is not signed: " + form);
        }
        var id = Integer.toString(1_000 + taken.size());
        taken.put(id, new BigDecimal(form.get("amount")).movePointRight(2).longValueExact());
        returned.put(id, 0L);
        var message = new LinkedHashMap<String, String>();
        message.put("m_payment_id", form.get("m_payment_id"));
        message.put("pf_payment_id", id);
        message.put("payment_status", "COMPLETE");
        message.put("amount_gross", form.get("amount"));
        message.put("amount_fee", "-2.28");
        message.put(
                "amount_net",
                new BigDecimal(form.get("amount"))
                        .subtract(new BigDecimal("2.28"))
                        .toPlainString());
        message.put("name_first", "");
        message.put("merchant_id", form.get("merchant_id"));
        told.add(encoded(message));
        return encoded(message) + "&signature=" + signature(message);
    }

    /** What it holds for the platform, in cents. */
    synchronized long balance() {
        return taken.keySet().stream()
                .mapToLong(id -> taken.get(id) - returned.get(id))
                .sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var id = path.substring(path.lastIndexOf('/') + 1);
        String answer;
        if (path.equals("/favicon.ico")) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        if (path.equals("/eng/process")) {
            page(exchange, form(body));
            return;
        }
        if (path.equals("/paid")) {
            paid(exchange, form(body));
            return;
        }
        if (path.equals("/eng/query/validate")) {
            answer = told.contains(body) ? "VALID" : "INVALID";
        } else if (path.equals("/transactions/history")) {
            answer = "\"Date\",\"Type\",\"Sign\",\"Gross\",\"M Payment ID\",\"PF Payment ID\"";
        } else if (path.startsWith("/refunds/query/")) {
            answer = "{\"amount_original\":" + taken.get(id) + ",\"amount_available_for_refund\":"
                    + (taken.get(id) - returned.get(id))
                    + ",\"refund_full\":{\"method\":\"PAYMENT_SOURCE\"},\"refund_partial\":{\"method\":\"PAYMENT_SOURCE\"}}";
        } else {
            var amount = body.lines()
                    .flatMap(line -> List.of(line.split("&")).stream())
                    .filter(pair -> pair.startsWith("amount="))
                    .mapToLong(pair -> Long.parseLong(
                            URLDecoder.decode(pair.substring("amount=".length()), StandardCharsets.UTF_8)))
                    .findFirst()
                    .orElseThrow();
            returned.merge(id, amount, Long::sum);
            answer = "{\"code\":200,\"status\":\"success\",\"data\":{\"response\":true,\"message\":\"Success\"}}";
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Its own page: what was sent to it comes along to the next one. */
    private static void page(HttpExchange exchange, Map<String, String> form) throws IOException {
        var fields = form.entrySet().stream()
                .map(each -> "<input type='hidden' name='" + each.getKey() + "' value='" + each.getValue() + "'>")
                .collect(Collectors.joining());
        write(
                exchange,
                "<!doctype html><html lang='en'><title>PayFast</title><form action='/paid' method='post'>" + fields
                        + "<button>Pay R" + form.get("amount") + "</button></form><a href='" + form.get("cancel_url")
                        + "'>Cancel</a></html>");
    }

    private void paid(HttpExchange exchange, Map<String, String> form) throws IOException {
        var message = pays(form);
        CompletableFuture.runAsync(() -> tell(message));
        exchange.getResponseHeaders()
                .set("Location", form.get("return_url").replace("https://mentorlink.example", deployment));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** From another thread, because the deployment asks here whether it is true. */
    private void tell(String message) {
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(deployment + "/gateways/payfast/webhooks"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(message))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, String html) throws IOException {
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.split("&")) {
            var parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String signature(Map<String, String> values) {
        try {
            var content = encoded(values) + "&passphrase=" + URLEncoder.encode(PASSPHRASE, StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
