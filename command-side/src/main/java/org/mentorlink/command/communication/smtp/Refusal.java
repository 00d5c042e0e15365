package org.mentorlink.command.communication.smtp;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * Finds the answer by which a server refuses a recipient, or a message, for good: RFC 5321 has 5xx mean that the same will
 * fail again. Where it is us that a server does not want (no sign-in, no TLS, not this sender), other settings may help, so that
 * is no such answer.
 */
final class Refusal {

    private static final Set<Integer> OF_US = Set.of(502, 503, 504, 523, 530, 534, 535, 538);

    private Refusal() {}

    /** The answer's number, such as 550. What it says stays out: servers like to repeat the address. */
    static Optional<String> in(Exception failure) {
        return parts(failure).stream()
                .map(Refusal::code)
                .filter(code -> code / 100 == 5 && !OF_US.contains(code))
                .findFirst()
                .map(code -> "answer " + code);
    }

    private static int code(Exception part) {
        return switch (part) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException sending when !isOfSender(sending) -> sending.getReturnCode();
            default -> 0;
        };
    }

    private static boolean isOfSender(SMTPSendFailedException sending) {
        @Nullable String command = sending.getCommand();
        return command != null && command.startsWith("MAIL");
    }

    private static List<Exception> parts(Exception failure) {
        var parts = new ArrayList<Exception>();
        if (failure instanceof MailSendException sending) {
            for (var each : sending.getMessageExceptions()) {
                parts.addAll(parts(each));
            }
        }
        for (@Nullable Exception part = failure;
                part != null && !parts.contains(part);
                part = part instanceof MessagingException chain ? chain.getNextException() : null) {
            parts.add(part);
        }
        return parts;
    }
}
