package org.mentorlink.command.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.GivenAnswers;

/** Tells a repeated request from another one under the same idempotency key. */
final class ContentHash {

    private ContentHash() {}

    static String of(RequestBooking request) {
        var digest = sha256();
        add(digest, request.mentorId().value());
        add(digest, request.menteeId().value());
        add(digest, request.startsAt().toString());
        add(digest, request.topic());
        add(digest, request.description());
        add(digest, request.modality() == null ? null : request.modality().name());
        add(digest, request.gateway());
        add(digest, request.paymentMethod());
        if (request.offeringId() != null) {
            add(digest, request.offeringId().value());
        }
        add(digest, request.answers());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Begins with a word of its own: the same fields with a time are another request. */
    static String of(RequestSession request) {
        var digest = sha256();
        add(digest, "session");
        add(digest, request.mentorId().value());
        add(digest, request.menteeId().value());
        add(digest, request.topic());
        add(digest, request.description());
        add(digest, request.modality() == null ? null : request.modality().name());
        add(digest, request.offeringId() == null ? null : request.offeringId().value());
        add(digest, request.answers());
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(RequestSeat request) {
        var digest = sha256();
        add(digest, request.groupSessionId().value());
        add(digest, request.menteeId().value());
        add(digest, request.topic());
        add(digest, request.gateway());
        add(digest, request.paymentMethod());
        add(digest, request.answers());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Nothing where nothing is answered, so that such a request is the one it was before forms were asked. */
    private static void add(MessageDigest digest, GivenAnswers given) {
        for (var answer : given.answers()) {
            add(digest, answer.questionId());
            add(digest, answer.text());
            var choices = answer.choices();
            add(digest, choices == null ? null : Integer.toString(choices.size()));
            if (choices != null) {
                choices.forEach(choice -> add(digest, choice));
            }
            add(digest, answer.number() == null ? null : answer.number().toString());
            add(digest, answer.yes() == null ? null : answer.yes().toString());
        }
    }

    /** Each field with its length before it, so that no two lists of fields run into the same bytes. */
    private static void add(MessageDigest digest, @Nullable String field) {
        var bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        var header = field == null ? "-" : bytes.length + ":";
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
