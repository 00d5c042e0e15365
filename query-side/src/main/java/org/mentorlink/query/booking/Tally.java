package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DashboardView.Amount;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.shared.Money;

/**
 * What the bookings of one member on one side add up to. The database adds up what each booking says of itself, so counting
 * one twice is not possible, and only that member's are looked at.
 */
final class Tally {

    private static final String CURRENCY = "currency";
    private static final String CLOSED = "closed";
    private static final String ABSENT = "absent";
    private static final String ANSWER = "answer";
    private static final String HELD = "held";
    private static final String SESSION = "session";
    private static final String MINUTES = "minutes";
    private static final String SHARE = "shareMinor";
    private static final String PAID = "paidMinor";
    private static final String COUNT = "count";
    private static final List<String> GROUPS = List.of(Bookings.STATUS, CURRENCY, CLOSED, ABSENT, ANSWER);

    /** What became of a request that waited for its mentor. */
    enum Answer {
        ACCEPTED,
        DECLINED,
        LAPSED,
        NONE
    }

    private final Party party;
    final Map<BookingStatus, Integer> counts = new EnumMap<>(BookingStatus.class);
    final Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    int noShows;
    int noShowsOfOthers;
    int sessionsHeld;
    long minutesHeld;
    private final Map<String, long[]> amounts = new TreeMap<>();

    private Tally(Party party) {
        this.party = party;
    }

    /** What is added up of a booking. */
    static Map<String, @Nullable Object> keys(BookingView booking) {
        var settlement = booking.settlement();
        Map<String, @Nullable Object> keys = new HashMap<>();
        keys.put(CURRENCY, booking.price().currency());
        keys.put(CLOSED, booking.closed());
        keys.put(ABSENT, booking.absent() == null ? "" : booking.absent().name());
        keys.put(ANSWER, answer(booking).name());
        // Only what was held or missed can be disputed.
        keys.put(HELD, booking.disputeUntil() != null && booking.absent() == null);
        keys.put(SESSION, booking.groupSessionId() == null ? booking.id() : booking.groupSessionId());
        keys.put(MINUTES, Duration.between(booking.startsAt(), booking.endsAt()).toMinutes());
        keys.put(SHARE, settlement == null ? 0L : settlement.mentorShare().amountMinor());
        keys.put(PAID, paid(booking));
        return keys;
    }

    private static long paid(BookingView booking) {
        return Math.max(0L, agreed(booking) - chargedBack(booking));
    }

    private static long agreed(BookingView booking) {
        var settlement = booking.settlement();
        if (settlement != null) {
            return booking.price().minus(settlement.refund()).amountMinor();
        }
        return switch (booking.status()) {
            case CONFIRMED, IN_PROGRESS, DISPUTED -> booking.price().amountMinor();
            default -> 0L;
        };
    }

    /** The bank has given it back, whoever bears it in the end. */
    private static long chargedBack(BookingView booking) {
        var dispute = booking.dispute();
        if (dispute == null) {
            return 0L;
        }
        var told = dispute.chargedBack();
        if (told != null) {
            return told.amountMinor();
        }
        return dispute.source() == DisputeSource.GATEWAY ? booking.price().amountMinor() : 0L;
    }

    private static Answer answer(BookingView booking) {
        if (booking.confirmation() != ConfirmationMode.APPROVAL) {
            return Answer.NONE;
        }
        return switch (booking.status()) {
            case CONFIRMED, IN_PROGRESS -> Answer.ACCEPTED;
            case DECLINED -> "MENTOR_DECLINED".equals(booking.outcomeCode()) ? Answer.DECLINED : Answer.NONE;
            case EXPIRED -> "CONFIRMATION".equals(booking.outcomeCode()) ? Answer.LAPSED : Answer.NONE;
            default -> booking.settlement() == null ? Answer.NONE : Answer.ACCEPTED;
        };
    }

    static Tally of(Bookings bookings, String memberId, Party party) {
        var tally = new Tally(party);
        var theirs = eq(party == Party.MENTOR ? Bookings.MENTOR_MEMBER : Bookings.MENTEE, memberId);
        bookings.aggregate(List.of(Aggregates.match(theirs), grouped())).forEach(tally::add);
        for (var session : bookings.aggregate(List.of(
                Aggregates.match(and(theirs, eq(HELD, true))),
                Aggregates.group('$' + SESSION, Accumulators.max(MINUTES, '$' + MINUTES))))) {
            tally.sessionsHeld++;
            tally.minutesHeld += number(session, MINUTES);
        }
        return tally;
    }

    private static Bson grouped() {
        var by = new Document();
        GROUPS.forEach(key -> by.append(key, '$' + key));
        return Aggregates.group(
                by,
                Accumulators.sum(COUNT, 1),
                Accumulators.sum(SHARE, '$' + SHARE),
                Accumulators.sum(PAID, '$' + PAID));
    }

    private void add(Document row) {
        var by = row.get("_id", Document.class);
        var count = Math.toIntExact(number(row, COUNT));
        counts.merge(BookingStatus.valueOf(by.getString(Bookings.STATUS)), count, Integer::sum);
        answers.merge(Answer.valueOf(by.getString(ANSWER)), count, Integer::sum);
        var absent = by.getString(ABSENT);
        if (!absent.isEmpty()) {
            var who = Absent.valueOf(absent);
            var own = party == Party.MENTOR ? Absent.MENTOR : Absent.MENTEE;
            noShows += who == own || who == Absent.BOTH ? count : 0;
            noShowsOfOthers += who != own ? count : 0;
        }
        var minor = number(row, party == Party.MENTOR ? SHARE : PAID);
        if (minor != 0) {
            var sums = amounts.computeIfAbsent(by.getString(CURRENCY), currency -> new long[2]);
            sums[0] += minor;
            sums[1] += by.getBoolean(CLOSED) ? 0 : minor;
        }
    }

    /** By currency. */
    List<Amount> amounts() {
        return amounts.entrySet().stream()
                .map(entry -> new Amount(
                        Money.of(entry.getValue()[0], entry.getKey()), Money.of(entry.getValue()[1], entry.getKey())))
                .toList();
    }

    private static long number(Document row, String key) {
        return row.get(key, Number.class).longValue();
    }
}
