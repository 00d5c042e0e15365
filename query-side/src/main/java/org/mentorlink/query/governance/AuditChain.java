package org.mentorlink.query.governance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.mentorlink.governance.AuditVerification;

/** How the links of the audit hold together: each hash is made over the hash before it and over the stored event. */
final class AuditChain {

    /** What the first link is chained to. */
    static final String GENESIS = "0".repeat(64);

    private AuditChain() {}

    static String hash(String previous, StoredEvent event) {
        var digest = sha256();
        var header = previous + '\n' + event.position() + '\n' + event.type() + '\n';
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        digest.update(event.payload());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Compares the events with their links; both in the order of their positions. */
    static AuditVerification verify(Iterator<StoredEvent> events, Iterator<AuditLink> links) {
        return verify(events, links, position -> {});
    }

    /** @param checked is told the position of each link that fits */
    static AuditVerification verify(Iterator<StoredEvent> events, Iterator<AuditLink> links, LongConsumer checked) {
        var head = GENESIS;
        var entries = 0;
        while (links.hasNext()) {
            var link = links.next();
            if (!events.hasNext()) {
                return new AuditVerification(false, entries, head, link.position());
            }
            var event = events.next();
            var expected = hash(head, event);
            if (event.position() != link.position() || !expected.equals(link.hash())) {
                return new AuditVerification(false, entries, head, Math.min(event.position(), link.position()));
            }
            head = expected;
            entries++;
            checked.accept(link.position());
        }
        return new AuditVerification(true, entries, head, null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** An event as it is stored. */
    record StoredEvent(long position, String type, byte[] payload) {}
}
