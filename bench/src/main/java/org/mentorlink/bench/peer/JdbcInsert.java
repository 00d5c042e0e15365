package org.mentorlink.bench.peer;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The least that can be done behind Spring MVC: one insert, nothing checked, nobody asked who they are. */
@Configuration(proxyBeanMethods = false)
@WithoutAxon
@Import(JdbcInsert.Bookings.class)
public class JdbcInsert {

    public static void main(String[] arguments) {
        SpringApplication.run(JdbcInsert.class, arguments);
    }

    @RestController
    static class Bookings {

        private final JdbcTemplate jdbc;

        Bookings(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @PostMapping("/bookings")
        @ResponseStatus(HttpStatus.CREATED)
        Map<String, String> request(@RequestBody BookingRequest request) {
            var id = "bkg_" + UUID.randomUUID();
            jdbc.update(
                    "insert into booking (id, mentor_id, mentee_id, starts_at, ends_at, topic, status, price_minor, currency,"
                            + " payment_method, idempotency_key, hold_expires_at)"
                            + " values (?, ?, 'mentee-0', ?, ?, ?, 'REQUESTED', 45001, 'ZAR', ?, ?, now() + interval '15 minutes')",
                    id,
                    request.mentorId(),
                    Timestamp.from(request.startsAt()),
                    Timestamp.from(request.startsAt().plus(Duration.ofHours(1))),
                    request.topic(),
                    request.paymentMethod(),
                    request.idempotencyKey());
            return Map.of("id", id, "status", "REQUESTED");
        }

        @GetMapping("/ready")
        Map<String, Boolean> ready() {
            return Map.of("ready", true);
        }
    }
}
