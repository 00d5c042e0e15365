package org.mentorlink.bench.peer.axon;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.bench.peer.BookingRequest;
import org.mentorlink.bench.peer.Token;
import org.mentorlink.bench.peer.axon.Messages.RequestBooking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BookingController {

    private static final Pattern PAYMENT_METHOD = Pattern.compile("pm_[A-Za-z0-9_]{1,100}");

    private final CommandGateway commands;
    private final JdbcClient jdbc;
    private final String secret;
    private final int limit;
    private final ConcurrentMap<String, AtomicInteger> counted = new ConcurrentHashMap<>();

    BookingController(
            CommandGateway commands,
            JdbcClient jdbc,
            @Value("${bench.secret}") String secret,
            @Value("${bench.limit}") int limit) {
        this.commands = commands;
        this.jdbc = jdbc;
        this.secret = secret;
        this.limit = limit;
    }

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> request(
            @RequestHeader("Authorization") String authorization, @RequestBody BookingRequest request) {
        @Nullable String mentee = Token.subject(authorization, secret);
        if (mentee == null) {
            throw new Refused("UNAUTHENTICATED");
        }
        var key = request.idempotencyKey();
        var topic = request.topic().strip();
        Refused.unless(!key.isEmpty() && key.length() <= 200, "INVALID_IDEMPOTENCY_KEY");
        Refused.unless(!topic.isEmpty() && topic.length() <= 200, "BLANK_TOPIC");
        Refused.unless(PAYMENT_METHOD.matcher(request.paymentMethod()).matches(), "INVALID_PAYMENT_METHOD");
        Refused.unless(
                counted.computeIfAbsent(mentee, any -> new AtomicInteger()).incrementAndGet() <= limit, "RATE_LIMITED");
        var id = "bkg_" + mentee + "_" + key;
        commands.sendAndWait(new RequestBooking(
                id, request.mentorId(), mentee, request.startsAt(), topic, request.paymentMethod(), key));
        return Map.of("id", id, "status", "REQUESTED");
    }

    /** By the view, which is behind. */
    @GetMapping("/bookings/{id}")
    Map<String, String> booking(@PathVariable String id) {
        Optional<String> status = jdbc.sql("select status from booking where id = ?")
                .param(id)
                .query(String.class)
                .optional();
        return Map.of("id", id, "status", status.orElse("UNKNOWN"));
    }

    @GetMapping("/ready")
    Map<String, Boolean> ready() {
        return Map.of("ready", true);
    }

    @ExceptionHandler({Refused.class, CommandExecutionException.class})
    ResponseEntity<Map<String, String>> refused(RuntimeException refusal) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(Map.of("code", String.valueOf(refusal.getMessage())));
    }
}
