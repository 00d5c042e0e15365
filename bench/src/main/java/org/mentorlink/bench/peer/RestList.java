package org.mentorlink.bench.peer;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a REST controller does for the same list: three finds and a map. */
@Configuration(proxyBeanMethods = false)
@WithoutAxon
@Import(RestList.Bookings.class)
public class RestList {

    public static void main(String[] arguments) {
        SpringApplication.run(RestList.class, arguments);
    }

    @Bean(destroyMethod = "")
    MongoDatabase store(@Value("${bench.store}") String uri) {
        return MongoClients.create(uri).getDatabase("mentorlink");
    }

    @RestController
    static class Bookings {

        private final MongoCollection<Document> bookings;
        private final MongoCollection<Document> mentors;
        private final MongoCollection<Document> payments;
        private final String secret;

        Bookings(MongoDatabase store, @Value("${bench.secret}") String secret) {
            this.bookings = store.getCollection("bookings");
            this.mentors = store.getCollection("mentors");
            this.payments = store.getCollection("payments");
            this.secret = secret;
        }

        @GetMapping("/ready")
        Map<String, Boolean> ready() {
            return Map.of("ready", true);
        }

        @GetMapping("/bookings")
        List<Map<String, @Nullable Object>> bookings(
                @RequestHeader("Authorization") String authorization, @RequestParam int first) {
            @Nullable String mentee = Token.subject(authorization, secret);
            var own = views(bookings.find(eq("menteeId", String.valueOf(mentee)))
                    .sort(Sorts.descending("requestedPosition"))
                    .limit(first));
            var found = views(mentors.find(in("_id", keys(own, booking -> booking.getString("mentorId"))))).stream()
                    .map(state -> state.get("mentor", Document.class))
                    .toList();
            var mentorById = byKey(found, mentor -> mentor.getString("id"));
            var paymentByBooking = byKey(
                    views(payments.find(in("bookingId", keys(own, booking -> booking.getString("id"))))),
                    payment -> payment.getString("bookingId"));
            var answer = new ArrayList<Map<String, @Nullable Object>>();
            for (var booking : own) {
                answer.add(answer(
                        booking,
                        mentorById.get(booking.getString("mentorId")),
                        paymentByBooking.get(booking.getString("id"))));
            }
            return answer;
        }

        private static Map<String, @Nullable Object> answer(
                Document booking, @Nullable Document mentor, @Nullable Document payment) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            for (var name : List.of("id", "status", "topic", "startsAt", "endsAt")) {
                answer.put(name, booking.get(name));
            }
            answer.put("price", money(booking.get("price", Document.class)));
            answer.put(
                    "mentor",
                    mentor == null
                            ? null
                            : Map.of(
                                    "id", mentor.getString("id"),
                                    "bio", mentor.getString("bio"),
                                    "hourlyRate", money(mentor.get("hourlyRate", Document.class))));
            answer.put(
                    "payment",
                    payment == null
                            ? null
                            : Map.of("id", payment.getString("id"), "status", payment.getString("status")));
            answer.put("availableActions", actions(booking));
            return answer;
        }

        private static Map<String, Object> money(Document money) {
            return Map.of("amountMinor", money.get("amountMinor"), "currency", money.getString("currency"));
        }

        /** Of a mentee whose mentor has not answered yet. */
        private static List<Map<String, @Nullable Object>> actions(Document booking) {
            var startsAt = Instant.parse(booking.getString("startsAt"));
            var endsAt = Instant.parse(booking.getString("endsAt"));
            var answerBy = Instant.parse(booking.getString("answerBy"));
            return List.of(
                    action("CONFIRM", null, "ONLY_THE_MENTOR"),
                    action("DECLINE", null, "ONLY_THE_MENTOR"),
                    action("RESCHEDULE", startsAt, null),
                    action("CANCEL", answerBy, null),
                    action("CHECK_IN", null, "BOOKING_NOT_CONFIRMED"),
                    action("OPEN_DISPUTE", null, "DISPUTE_NOT_POSSIBLE"),
                    action("EDIT_AGENDA", endsAt.plus(Duration.ofDays(7)), null),
                    action("RATE_SESSION", null, "SESSION_NOT_HELD"));
        }

        private static Map<String, @Nullable Object> action(
                String name, @Nullable Instant until, @Nullable String reason) {
            Map<String, @Nullable Object> action = new LinkedHashMap<>();
            action.put("action", name);
            action.put("allowed", reason == null);
            action.put("until", until == null ? null : until.toString());
            action.put("reason", reason);
            return action;
        }

        private static List<Document> views(Iterable<Document> documents) {
            var views = new ArrayList<Document>();
            documents.forEach(document -> views.add(document.get("view", Document.class)));
            return views;
        }

        private static List<String> keys(List<Document> documents, Function<Document, String> key) {
            return documents.stream().map(key).distinct().toList();
        }

        private static Map<String, Document> byKey(List<Document> documents, Function<Document, String> key) {
            var all = new HashMap<String, Document>();
            documents.forEach(document -> all.put(key.apply(document), document));
            return all;
        }
    }
}
