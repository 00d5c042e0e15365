package org.mentorlink.query.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.BookingQuery.FindDisputeTimeline;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.booking.DisputeEvidenceView.Field;
import org.mentorlink.booking.DisputeFact;
import org.mentorlink.booking.DisputeFactKind;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * K13: evidence for a gateway, of the facts of a dispute alone. The parties are told by their roles, no meeting link is, and what
 * they say is told as what they say, whomever it names. All times are in UTC.
 */
@Component
class DisputeEvidences {

    private static final Set<DisputeFactKind> ACCESS = Set.of(
            DisputeFactKind.CONFIRMED,
            DisputeFactKind.MOVED,
            DisputeFactKind.LINK_SET,
            DisputeFactKind.LINK_REMOVED,
            DisputeFactKind.CHECKED_IN,
            DisputeFactKind.NO_SHOW,
            DisputeFactKind.SESSION_OVER,
            DisputeFactKind.NOTICE_SENT,
            DisputeFactKind.NOTICE_UNDELIVERED);

    private static final Set<DisputeFactKind> NOTICES =
            Set.of(DisputeFactKind.NOTICE_SENT, DisputeFactKind.NOTICE_UNDELIVERED);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Bookings bookings;
    private final DisputeTimelines timelines;

    DisputeEvidences(Bookings bookings, DisputeTimelines timelines) {
        this.bookings = bookings;
        this.timelines = timelines;
    }

    @QueryHandler
    @Nullable DisputeEvidenceView handle(FindDisputeEvidence query) {
        var booking = bookings.find(query.bookingId()).orElse(null);
        var dispute = booking == null ? null : booking.dispute();
        if (booking == null || dispute == null) {
            return null;
        }
        var openedAt = dispute.openedAt();
        // Messages about the dispute itself prove nothing, and what is read now would change as each of them goes out.
        var facts = timelines.handle(new FindDisputeTimeline(booking.id())).facts().stream()
                .filter(fact -> !NOTICES.contains(fact.kind()) || fact.at().isBefore(openedAt))
                .toList();
        var fields = fields(booking, facts);
        var head = facts.stream()
                .map(DisputeFact::hash)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse(null);
        var content = content(booking, dispute.id(), head, fields);
        return new DisputeEvidenceView(dispute.id(), booking.id(), head, fields, content, sha256(content));
    }

    private static List<Field> fields(BookingView booking, List<DisputeFact> facts) {
        var policy = facts.stream()
                .filter(fact -> fact.kind() == DisputeFactKind.POLICY_SHOWN)
                .map(fact -> fact.words() + " Shown with the price before the request of " + fact.at()
                        + EvidenceText.hash(fact))
                .collect(Collectors.joining("\n"));
        var decision = facts.stream()
                .filter(fact -> fact.kind() == DisputeFactKind.DECIDED)
                .map(EvidenceText::line)
                .collect(Collectors.joining("\n"));
        var fields = new ArrayList<Field>();
        add(
                fields,
                "service_date",
                booking.startsAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
        add(
                fields,
                "product_description",
                "A mentoring session of %d minutes (%s), from %s to %s, for %s."
                        .formatted(
                                Duration.between(booking.startsAt(), booking.endsAt())
                                        .toMinutes(),
                                booking.modality(),
                                booking.startsAt(),
                                booking.endsAt(),
                                EvidenceText.text(booking.price())));
        add(fields, "cancellation_policy_disclosure", policy);
        add(fields, "refund_policy_disclosure", policy);
        add(
                fields,
                "access_activity_log",
                facts.stream()
                        .filter(fact -> ACCESS.contains(fact.kind()))
                        .map(EvidenceText::line)
                        .collect(Collectors.joining("\n")));
        add(fields, "refund_refusal_explanation", decision);
        add(fields, "uncategorized_text", EvidenceText.all(facts));
        return List.copyOf(fields);
    }

    private static void add(List<Field> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Field(name, EvidenceText.cut(value)));
        }
    }

    private static String content(BookingView booking, String disputeId, @Nullable String head, List<Field> fields) {
        var evidence = new LinkedHashMap<String, String>();
        fields.forEach(field -> evidence.put(field.name(), field.value()));
        var all = new LinkedHashMap<String, Object>();
        all.put("dispute", disputeId);
        all.put("booking", booking.id());
        if (head != null) {
            all.put("audit_head", head);
        }
        all.put("evidence", evidence);
        return JSON.writeValueAsString(all);
    }

    private static String sha256(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
