package org.mentorlink.bench;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.mentorlink.bench.peer.Token;

/** As many mentees as mentors, who are open all day for a year and approve each booking. */
final class People {

    private static final int AT_ONCE = 4;
    private static final String PASSWORD = "correct horse battery";
    private static final Duration FRESH = Duration.ofMinutes(4);

    private final int port;
    private final int count;
    private final List<String> mentors;
    private final Slots slots;
    private List<String> tokens;
    private long signedInAt;

    private People(int port, List<String> mentors, List<String> tokens, Slots slots) {
        this.port = port;
        this.count = mentors.size();
        this.mentors = mentors;
        this.tokens = tokens;
        this.slots = slots;
        this.signedInAt = System.nanoTime();
    }

    /** Who has no booking yet. */
    static People register(int port, int count) throws IOException, InterruptedException {
        Instant now;
        String admin;
        try (var api = new Api(port)) {
            now = Instant.parse(api.ask("", "{ sandbox { now } }", Map.of())
                    .at("/sandbox/now")
                    .asString());
            admin = api.signIn("admin");
        }
        var mentors = forEach(count, n -> mentor(port, n, admin));
        var tokens = forEach(count, n -> member(port, "mentee", n));
        return new People(port, mentors, tokens, new Slots(count, now));
    }

    /** Access tokens live for minutes; called where nothing is timed. */
    void freshen() throws IOException, InterruptedException {
        if (System.nanoTime() - signedInAt > FRESH.toNanos()) {
            signIn();
        }
    }

    /** All mentees; after a restart nobody is signed in. */
    void signIn() throws IOException, InterruptedException {
        tokens = forEach(count, n -> {
            try (var api = new Api(port)) {
                return api.signIn(email("mentee", n), PASSWORD);
            }
        });
        signedInAt = System.nanoTime();
    }

    String signInMentor(Api api, int mentor) throws IOException {
        return api.signIn(email("mentor", mentor), PASSWORD);
    }

    /** For a peer that knows the same members: who they are by the application. */
    List<String> memberTokens(String secret) throws IOException {
        var expires = Instant.now().plus(Duration.ofDays(1));
        var all = new ArrayList<String>();
        try (var api = new Api(port)) {
            for (var token : tokens) {
                var id = api.ask(Api.bearer(token), "{ me { id } }", Map.of())
                        .at("/me/id")
                        .asString();
                all.add(Token.of(id, expires, secret));
            }
        }
        return List.copyOf(all);
    }

    String token(int mentee) {
        return tokens.get(mentee);
    }

    Slots slots() {
        return slots;
    }

    String mentorId(int mentor) {
        return mentors.get(mentor);
    }

    /** The header that says who asks. */
    String mentee(int mentee) {
        return Api.bearer(tokens.get(mentee));
    }

    int count() {
        return count;
    }

    private static String mentor(int port, int n, String admin) throws IOException {
        var own = Api.bearer(member(port, "mentor", n));
        try (var api = new Api(port)) {
            var application = Map.of(
                    "bio", "I teach",
                    "skills", List.of("Java", "skill-" + n),
                    "hourlyRateMinor", 45_001,
                    "currency", "ZAR",
                    "confirmation", "APPROVAL");
            var id = api.mutate(own, "applyAsMentor", application, "mentor { id }")
                    .at("/mentor/id")
                    .asString();
            api.mutate(Api.bearer(admin), "approveMentor", Map.of("mentorId", id), "mentor { id }");
            var allDay = Arrays.stream(DayOfWeek.values())
                    .map(day -> Map.of("day", day.name(), "start", "00:00", "end", "00:00"))
                    .toList();
            api.mutate(own, "setWeeklyAvailability", Map.of("timeZone", "UTC", "slots", allDay), "mentor { id }");
            api.mutate(
                    own,
                    "setBookingWindow",
                    Map.of("noticeMinutes", 0, "horizonDays", Slots.HORIZON_DAYS),
                    "mentor { id }");
            return id;
        }
    }

    private static String member(int port, String role, int n) throws IOException {
        try (var api = new Api(port)) {
            api.mutate(
                    "",
                    "register",
                    Map.of(
                            "email",
                            email(role, n),
                            "password",
                            PASSWORD,
                            "firstName",
                            "Given" + n,
                            "lastName",
                            "Family" + n,
                            "timeZone",
                            "UTC",
                            "role",
                            role.toUpperCase(java.util.Locale.ROOT)),
                    "member { id }");
            return api.signIn(email(role, n), PASSWORD);
        }
    }

    private static String email(String role, int n) {
        return role + "-" + n + "@bench.example";
    }

    private interface Maker {

        String make(int n) throws IOException;
    }

    private static List<String> forEach(int count, Maker maker) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> made = IntStream.range(0, count)
                    .mapToObj(n -> threads.submit(() -> maker.make(n)))
                    .toList();
            var all = new ArrayList<String>();
            for (var one : made) {
                all.add(one.get());
            }
            return List.copyOf(all);
        } catch (ExecutionException e) {
            throw new IOException("somebody could not be registered", e.getCause());
        }
    }
}
