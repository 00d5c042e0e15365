package org.mentorlink.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Row 5: a mentee's latest 20 bookings with mentor, payment and actions, by GraphQL and by a REST controller that reads the
 * same store and answers the same JSON, which is checked. And how many commands the store gets for lists of any length.
 */
final class Listed implements Row {

    private static final int CONNECTIONS = 8;
    private static final int SHOWN = 20;
    private static final List<Integer> LENGTHS = List.of(1, 20, 100);
    private static final String OWN = "MentorLink, GraphQL";
    private static final String REST = "REST controller, same store, same JSON";
    private static final String NODE = "id status topic startsAt endsAt price { amountMinor currency }"
            + " mentor { id bio hourlyRate { amountMinor currency } } payment { id status }"
            + " availableActions { action allowed until reason }";

    /** Is in each booking once. */
    private static final String EACH = "\"availableActions\":";

    /** Until this one ends. */
    private @Nullable Store store;

    @Override
    public int number() {
        return 5;
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public List<String> settings() {
        store = new Store();
        return List.of("--spring.mongodb.uri=" + store.uri(), "--mentorlink.sandbox.enabled=true");
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        var store = Objects.requireNonNull(this.store);
        try (var peers = new Peers(world)) {
            book(world);
            var rest = peers.rest(store.uri(), world.people());
            try (var api = HttpConnection.to(world.application().port());
                    var other = HttpConnection.to(rest.port())) {
                for (int length : LENGTHS) {
                    requireSame(world, api, rest, other, length);
                    report.note(5, commands(world, api, store, length) + " store commands for a list of " + length);
                }
            }
            rounds.run(
                    5,
                    List.of(
                            new Rounds.Variant(OWN, time -> {
                                world.people().freshen();
                                return load(world.application().port(), time, (http, n) -> ask(world, http, n, SHOWN));
                            }),
                            new Rounds.Variant(
                                    REST, time -> load(rest.port(), time, (http, n) -> ask(rest, http, n, SHOWN)))));
        }
        report.ratio(5, "lists per second", OWN, REST);
    }

    /** Each of eight mentees has 20, the first one 100, with as many mentors as there are. */
    private static void book(World world) throws Exception {
        var people = world.people();
        var first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(3, ChronoUnit.DAYS);
        try (var http = HttpConnection.to(world.application().port())) {
            for (var mentee = 0; mentee < Math.min(CONNECTIONS, people.count()); mentee++) {
                var most = mentee == 0 ? LENGTHS.getLast() : SHOWN;
                for (var hour = 0; hour < most; hour++) {
                    var slot = new Slots.Slot(
                            mentee, (mentee + hour) % people.count(), first.plus(hour, ChronoUnit.HOURS));
                    Faults.none(world.requestBooking(http, slot, false, "AWAITING_CONFIRMATION"));
                }
            }
        }
        world.settle();
    }

    private interface Question {

        /** @return the status code */
        int ask(HttpConnection http, int mentee) throws IOException;
    }

    /**
     * Of an answer, by GraphQL or by REST; what is in it was compared before.
     *
     * @return null where it is a list of that length without an error, otherwise what is wrong
     */
    static @Nullable String fault(int status, String answer, int length) {
        var found = 0;
        for (var at = answer.indexOf(EACH); at >= 0; at = answer.indexOf(EACH, at + EACH.length())) {
            found++;
        }
        // No field of a booking has this name.
        return status == 200 && found == length && !answer.contains("\"errors\":")
                ? null
                : status + ", " + found + " of " + length + ": " + answer;
    }

    private static Map<String, Double> load(int port, Duration time, Question question) throws InterruptedException {
        var outcome = Load.closed(port, CONNECTIONS, time).run((http, connection) -> {
            var status = question.ask(http, connection);
            return fault(status, http.body(), SHOWN);
        });
        Faults.none(outcome);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("lists per second", outcome.perSecond());
        values.putAll(Acknowledged.percentiles(outcome.latencies()));
        return values;
    }

    private static int ask(World world, HttpConnection http, int connection, int length) throws IOException {
        var mentee = connection % world.people().count();
        return http.send(
                "POST",
                "/graphql",
                world.people().mentee(mentee),
                "{\"query\":\"{ bookings(first: " + length + ", role: MENTEE) { edges { node { " + NODE
                        + " } } } }\"}");
    }

    private static int ask(Peer rest, HttpConnection http, int connection, int length) throws IOException {
        return http.send(
                "GET",
                "/bookings?first=" + length,
                Api.bearer(rest.tokens().get(connection % rest.tokens().size())),
                "");
    }

    private static void requireSame(World world, HttpConnection api, Peer rest, HttpConnection other, int length)
            throws IOException {
        var first = ask(world, api, 0, length);
        var second = ask(rest, other, 0, length);
        Faults.none(fault(first, api.body(), length));
        Faults.none(fault(second, other.body(), length));
        var ours = new ArrayList<JsonNode>();
        Api.JSON.readTree(api.body()).at("/data/bookings/edges").forEach(edge -> ours.add(edge.get("node")));
        var theirs = new ArrayList<JsonNode>();
        Api.JSON.readTree(other.body()).forEach(theirs::add);
        if (ours.size() != length || !ours.equals(theirs)) {
            throw new IllegalStateException("these are not the same: " + api.body() + " and " + other.body());
        }
    }

    /** Of one request, while nobody else asks; the least, as the application also looks after itself. */
    private static long commands(World world, HttpConnection api, Store store, int length) throws Exception {
        var least = Long.MAX_VALUE;
        for (var n = 0; n < 5; n++) {
            var before = store.commands();
            ask(world, api, 0, length);
            least = Math.min(least, store.commands() - before);
        }
        return least;
    }
}
