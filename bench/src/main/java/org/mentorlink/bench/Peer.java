package org.mentorlink.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes bookings by {@code POST /bookings}.
 *
 * @param tokens of the mentees
 */
record Peer(String name, int port, Process process, Slots slots, List<String> tokens) implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    Map<String, Double> requests(int connections, Duration time) throws InterruptedException {
        var outcome = Load.closed(port, connections, time).run((http, connection) -> request(http));
        Faults.none(outcome);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("requests per second", outcome.perSecond());
        values.putAll(Acknowledged.percentiles(outcome.latencies()));
        return values;
    }

    /** From the request until its view says that everything it waits for has come. */
    Map<String, Double> holds(Duration time) throws IOException {
        return until("AWAITING_CONFIRMATION", time, true);
    }

    /** From the answer until the view shows it. */
    Map<String, Double> visible(Duration time) throws IOException {
        return until("REQUESTED", time, false);
    }

    private Map<String, Double> until(String status, Duration time, boolean fromRequest) throws IOException {
        var latencies = new Histogram(3);
        try (var writer = HttpConnection.to(port);
                var reader = HttpConnection.to(port)) {
            var over = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - over < 0) {
                var began = System.nanoTime();
                Faults.none(request(writer));
                var answered = System.nanoTime();
                var id = ID.matcher(writer.body());
                if (!id.find()) {
                    throw new IllegalStateException(writer.body());
                }
                do {
                    reader.send("GET", "/bookings/" + id.group(1), "", "");
                    if (System.nanoTime() - answered > 60_000_000_000L) {
                        throw new IllegalStateException(name + " never says " + status);
                    }
                } while (!reader.body().contains(status));
                latencies.recordValue(System.nanoTime() - (fromRequest ? began : answered));
            }
        }
        return Acknowledged.percentiles(latencies);
    }

    private @Nullable String request(HttpConnection http) throws IOException {
        var slot = slots.next();
        var body = "{\"mentorId\":\"mentor-" + slot.mentor() + "\",\"startsAt\":\"" + slot.startsAt()
                + "\",\"topic\":\"How to measure\",\"paymentMethod\":\"pm_card_visa\",\"idempotencyKey\":\""
                + UUID.randomUUID()
                + "\"}";
        var status = http.send("POST", "/bookings", Api.bearer(tokens.get(slot.mentee())), body);
        return status == 201 ? null : status + " " + http.body();
    }

    /** Until a day from now. */
    static List<String> tokens(int people, String secret) {
        var expires = Instant.now().plus(Duration.ofDays(1));
        return java.util.stream.IntStream.range(0, people)
                .mapToObj(n -> org.mentorlink.bench.peer.Token.of("mentee-" + n, expires, secret))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
