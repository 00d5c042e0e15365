package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Members who book while something is done to the platform. What fails in a way that is worth another try is tried again
 * with the same key, by either API, until it is acknowledged; any other failure is a fault.
 */
final class BookingsUnderWay {

    static final int MEMBERS = 4;

    /** Of each member; of the mentor, as many weeks as there are members. */
    private static final int SLOTS = 40;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AFTERWARDS = 2;

    /** Ours takes 30 s, and a client's own time is its own. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final List<String> urls;
    private final GraphQlClient anyone;
    private final String mentor;
    private final long price;
    private final long before;
    private final List<GraphQlClient> mentees = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();
    private final ConcurrentMap<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicInteger unreached = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();

    /** @param ahead when the first of these sessions takes place: others have others */
    BookingsUnderWay(List<String> urls, Duration ahead) {
        this.urls = List.copyOf(urls);
        anyone = new GraphQlClient(urls.getFirst());
        mentor = anyone.mentorId("thandi");
        price = anyone.query("query($id: ID!) { mentor(id: $id) { hourlyRate { amountMinor } } }", Map.of("id", mentor))
                .at("/mentor/hourlyRate/amountMinor")
                .asLong();
        for (var n = 0; n < MEMBERS; n++) {
            mentees.add(anyone.newMember("MENTEE"));
        }
        var from = anyone.now().plus(ahead);
        for (var week = 0; week < MEMBERS; week++) {
            var free = anyone.query(
                            "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) { openSlots(from: $from, to: $to) { startsAt } } }",
                            Map.of(
                                    "id",
                                    mentor,
                                    "from",
                                    from.plus(Duration.ofDays(7L * week)).toString(),
                                    "to",
                                    from.plus(Duration.ofDays(7L * (week + 1))).toString()))
                    .at("/mentor/openSlots");
            for (var n = 0; n < SLOTS; n++) {
                slots.add(free.get(n).get("startsAt").asString());
            }
        }
        before = anyone.gatewayBalance("ZAR");
    }

    /** Each books on until it is over, and a little longer. */
    void during(Callable<?> disturbance) throws Exception {
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> booking = new ArrayList<>();
            for (var n = 0; n < MEMBERS; n++) {
                var member = n;
                booking.add(threads.submit(() -> book(member, over)));
            }
            try {
                disturbance.call();
            } finally {
                over.countDown();
            }
            for (var done : booking) {
                done.get();
            }
        }
    }

    private void book(int member, CountDownLatch over) {
        var left = AFTERWARDS;
        for (var slot : slots.subList(member * SLOTS, (member + 1) * SLOTS)) {
            if (over.getCount() == 0 && left-- == 0) {
                return;
            }
            acknowledged.put(insist(member, slot), member);
            rest(PAUSE);
        }
    }

    private String insist(int member, String slot) {
        var input = booking(mentor, slot, "pm_card_visa");
        for (var attempt = 0; ; attempt++) {
            var api = mentees.get(member).at(urls.get((member + attempt) % urls.size()));
            var began = System.nanoTime();
            try {
                var answer = api.request(
                        GraphQlClient.mutation("requestBooking", "RequestBookingInput", GraphQlClient.BOOKING),
                        Map.of("input", input));
                if (!answer.hasNonNull("errors")) {
                    var payload = answer.at("/data/requestBooking");
                    assertThat(payload.get("errors")).as(slot).isEmpty();
                    return payload.at("/booking/id").asString();
                }
                retried.incrementAndGet();
                assertThat(answer.get("errors")).allSatisfy(BookingsUnderWay::isWorthAnotherTry);
            } catch (UncheckedIOException gone) {
                unreached.incrementAndGet();
            } finally {
                longest.accumulateAndGet(System.nanoTime() - began, Math::max);
            }
            rest(Duration.ofMillis(200));
        }
    }

    private static void rest(Duration pause) {
        Awaitility.await().pollDelay(pause).atMost(pause.plusSeconds(30)).until(() -> true);
    }

    private static void isWorthAnotherTry(JsonNode error) {
        assertThat(error.at("/extensions/retryable").asBoolean()
                        || error.at("/extensions/code").asString().equals("TIMEOUT"))
                .as("%s", error)
                .isTrue();
    }

    /** Every one is confirmed, and paid for once; each member has as many as they were told of. */
    void areAllThereOnce() {
        assertThat(Duration.ofNanos(longest.get())).isLessThan(LONGEST);
        for (var url : urls) {
            acknowledged.forEach((id, member) -> eventually(() -> assertThat(
                            mentees.get(member).at(url).read(id).get("status").asString())
                    .isEqualTo("CONFIRMED")));
            for (var member = 0; member < MEMBERS; member++) {
                var own = member;
                assertThat(mentees.get(member)
                                .at(url)
                                .query("{ bookings(first: 100) { edges { node { id } } } }")
                                .at("/bookings/edges"))
                        .hasSize((int) acknowledged.values().stream()
                                .filter(owner -> owner == own)
                                .count());
            }
        }
        eventually(() ->
                assertThat(anyone.gatewayBalance("ZAR") - before).as("taken").isEqualTo(price * acknowledged.size()));
        assertThat(anyone.as("finance").query("{ ledger { balanced } }").at("/ledger/balanced"))
                .hasToString("true");
        assertThat(anyone.as("admin")
                        .query("{ parkedSteps(resolved: false, first: 10) { edges { node { cause } } } }")
                        .at("/parkedSteps/edges"))
                .isEmpty();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }

    int retried() {
        return retried.get();
    }

    /** The ids of what somebody was told they have. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged.keySet());
    }

    int count() {
        return acknowledged.size();
    }

    /** For the table in docs/failures.md. */
    @Override
    public String toString() {
        return acknowledged.size() + " bookings acknowledged, " + retried + " answers worth another try, " + unreached
                + " without an answer, the longest took "
                + Duration.ofNanos(longest.get()).toMillis() + " ms";
    }
}
