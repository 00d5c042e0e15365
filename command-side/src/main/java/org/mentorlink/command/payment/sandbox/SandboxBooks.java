package org.mentorlink.command.payment.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.shared.Money;

/**
 * The sandbox gateway's own books: one entry for each step it was asked for, with what came of it. A key that comes again
 * is answered from its entry. Every step is booked by itself, as in another company's system.
 */
interface SandboxBooks {
    /** What an entry is about. */
    enum Kind {
        AUTHORIZE,
        CAPTURE,
        VOID,
        REFUND,
        CHARGEBACK,
        TRANSFER
    }

    /** What was booked under a key, if anything. */
    record Entry(
            String key,
            Kind kind,
            Money amount,
            @Nullable String code,
            String reference,
            @Nullable String authorization,
            @Nullable String paymentMethod,
            String description) {
        GatewayAnswer answer() {
            return code == null ? new Done(reference) : new Declined(code);
        }
    }

    /**
     * An answer.
     *
     * @param first whether it was booked just now, rather than read from the books
     */
    record Booked(Entry entry, boolean first) {}

    /** @param code why it is declined; none where it works */
    Booked authorize(String key, Money amount, String paymentMethod, String description, @Nullable String code);

    /** @param whenCaptured what else happens with a first capture */
    Booked capture(String key, String authorization, Money amount, Consumer<Entry> whenCaptured);

    Booked voidAuthorization(String key, Entry authorized);

    Booked refund(String key, String authorization, Money amount);

    /** Takes back what is left of a capture; nothing is booked where nothing is left. */
    Optional<Booked> chargeBack(String key, String authorization);

    Booked transfer(String key, Money amount, String recipient);

    Optional<Entry> findByKey(String key);

    /** The authorisation of that reference, unless it was declined. */
    Optional<Entry> find(String authorization);

    /** Captures less refunds, charge-backs and transfers. */
    Money balance(String currency);

    /**
     * Money that moved in a period, in the order in which it was booked. The sandbox keeps no fees.
     *
     * @param after what the page before told to go on with
     */
    GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most);

    /** Authorised, and neither captured nor voided. */
    Money held(String currency);

    static String reference(String kind, String key) {
        return "sbx_" + kind.toLowerCase(Locale.ROOT) + '_'
                + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
