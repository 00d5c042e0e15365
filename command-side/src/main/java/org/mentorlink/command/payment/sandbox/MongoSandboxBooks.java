package org.mentorlink.command.payment.sandbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;

/**
 * The books in MongoDB: one document for each authorisation with every step on it, and one for each transfer. A step is
 * added where the document is as it was read, and decided anew where it is not; so two steps on one authorisation come
 * one after the other, and no transaction is needed.
 */
class MongoSandboxBooks implements SandboxBooks {

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String STEPS = "steps";
    private static final Set<Kind> MOVEMENTS = Set.of(Kind.CAPTURE, Kind.REFUND, Kind.CHARGEBACK, Kind.TRANSFER);

    private final MongoCollection<Document> accounts;
    private final Clock clock;

    MongoSandboxBooks(MongoCollection<Document> accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        accounts.createIndex(Indexes.ascending(STEPS + ".key"));
        accounts.createIndex(Indexes.ascending(STEPS + ".bookedAt"));
    }

    private interface Rule {
        /** @return why it is declined, or nothing where it works */
        @Nullable String violatedBy(Entry authorized, List<Entry> steps);
    }

    @Override
    public Booked authorize(String key, Money amount, String paymentMethod, String description, @Nullable String code) {
        return open(new Entry(
                key,
                Kind.AUTHORIZE,
                amount,
                code,
                SandboxBooks.reference("auth", key),
                null,
                paymentMethod,
                description));
    }

    @Override
    public Booked capture(String key, String authorization, Money amount, Consumer<Entry> whenCaptured) {
        return onAuthorization(key, Kind.CAPTURE, amount, authorization, (authorized, steps) -> {
            if (sum(steps, Kind.VOID) > 0) {
                return "authorization_voided";
            }
            if (sum(steps, Kind.CAPTURE) > 0) {
                return "already_captured";
            }
            if (SandboxGateway.CAPTURE_FAILS.equals(authorized.paymentMethod())) {
                return "card_blocked";
            }
            if (authorized.amount().isLessThan(amount)) {
                return "amount_too_large";
            }
            // Before the step is booked: where this fails, nothing is. What it brings about bears to come twice.
            whenCaptured.accept(authorized);
            return null;
        });
    }

    @Override
    public Booked voidAuthorization(String key, Entry authorized) {
        return onAuthorization(key, Kind.VOID, authorized.amount(), authorized.reference(), (same, steps) -> {
            if (sum(steps, Kind.CAPTURE) > 0) {
                return "already_captured";
            }
            return sum(steps, Kind.VOID) > 0 ? "authorization_voided" : null;
        });
    }

    @Override
    public Booked refund(String key, String authorization, Money amount) {
        return onAuthorization(
                key,
                Kind.REFUND,
                amount,
                authorization,
                (authorized, steps) -> amount.amountMinor() > unreturned(steps) ? "refund_exceeds_capture" : null);
    }

    @Override
    public Optional<Booked> chargeBack(String key, String authorization) {
        return decided(authorization, key, (authorized, steps) -> {
            var left = unreturned(steps);
            return left == 0
                    ? Optional.empty()
                    : Optional.of(new Entry(
                            key,
                            Kind.CHARGEBACK,
                            Money.of(left, authorized.amount().currency()),
                            null,
                            SandboxBooks.reference("dispute", key),
                            authorization,
                            null,
                            authorized.description()));
        });
    }

    @Override
    public Booked transfer(String key, Money amount, String recipient) {
        return open(new Entry(
                key,
                Kind.TRANSFER,
                amount,
                amount.isPositive() ? null : "amount_not_positive",
                SandboxBooks.reference("transfer", key),
                null,
                null,
                recipient));
    }

    @Override
    public Optional<Entry> findByKey(String key) {
        return Optional.ofNullable(accounts.find(eq(STEPS + ".key", key)).first())
                .flatMap(account -> withKey(entries(account), key));
    }

    @Override
    public Optional<Entry> find(String authorization) {
        return Optional.ofNullable(accounts.find(eq(ID, authorization)).first())
                .map(account -> entries(account).getFirst())
                .filter(entry -> entry.kind() == Kind.AUTHORIZE && entry.code() == null);
    }

    @Override
    public Money balance(String currency) {
        var minor = done(currency)
                .filter(entry -> MOVEMENTS.contains(entry.kind()))
                .mapToLong(entry -> entry.kind() == Kind.CAPTURE
                        ? entry.amount().amountMinor()
                        : -entry.amount().amountMinor())
                .sum();
        return Money.of(minor, currency);
    }

    private Stream<Entry> done(String currency) {
        return accounts.find(eq(STEPS + ".currency", currency)).into(new ArrayList<>()).stream()
                .flatMap(account -> entries(account).stream())
                .filter(entry ->
                        entry.code() == null && entry.amount().currency().equals(currency));
    }

    @Override
    public GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        var place = after == null ? new String[] {"", ""} : after.split(" ", 2);
        var last = after == null ? Instant.EPOCH : Instant.parse(place[0]);
        // Of a document with several steps each may match another bound, so each is looked at by itself.
        var steps = accounts
                .find(gte(STEPS + ".bookedAt", Date.from(last.isAfter(from) ? last : from)))
                .into(new ArrayList<>())
                .stream()
                .flatMap(account -> account.getList(STEPS, Document.class).stream())
                .filter(step -> step.getString("code") == null && MOVEMENTS.contains(kind(step)))
                .filter(step -> !bookedAt(step).isBefore(from) && bookedAt(step).isBefore(to))
                .filter(step -> after == null || isBehind(step, last, place[1]))
                .sorted(Comparator.comparing(MongoSandboxBooks::bookedAt).thenComparing(step -> step.getString("key")))
                .limit(most)
                .toList();
        var lines = steps.stream().map(MongoSandboxBooks::line).toList();
        return steps.size() < most
                ? new GatewayReportPage(lines, null)
                : new GatewayReportPage(
                        lines, bookedAt(steps.getLast()) + " " + steps.getLast().getString("key"));
    }

    private static boolean isBehind(Document step, Instant last, String key) {
        return bookedAt(step).isAfter(last)
                || (bookedAt(step).equals(last) && step.getString("key").compareTo(key) > 0);
    }

    private static Instant bookedAt(Document step) {
        return step.getDate("bookedAt").toInstant();
    }

    private static GatewayLine line(Document step) {
        return new GatewayLine(
                MovementKind.valueOf(step.getString("kind")),
                step.getString("reference"),
                step.getString("key"),
                Money.of(step.getLong("amountMinor"), step.getString("currency")),
                0,
                bookedAt(step));
    }

    @Override
    public Money held(String currency) {
        var minor = accounts.find(eq(STEPS + ".currency", currency)).into(new ArrayList<>()).stream()
                .map(MongoSandboxBooks::entries)
                .filter(steps -> steps.getFirst().kind() == Kind.AUTHORIZE
                        && steps.getFirst().code() == null
                        && steps.getFirst().amount().currency().equals(currency)
                        && sum(steps, Kind.CAPTURE) == 0
                        && sum(steps, Kind.VOID) == 0)
                .mapToLong(steps -> steps.getFirst().amount().amountMinor())
                .sum();
        return Money.of(minor, currency);
    }

    /** A document of its own. Of two that book one key at once, one writes it and both answer from it. */
    private Booked open(Entry entry) {
        try {
            accounts.insertOne(new Document(ID, entry.reference())
                    .append(VERSION, 1L)
                    .append(STEPS, List.of(step(entry, clock.instant()))));
            return new Booked(entry, true);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return new Booked(findByKey(entry.key()).orElseThrow(), false);
        }
    }

    private Booked onAuthorization(String key, Kind kind, Money amount, String authorization, Rule rule) {
        return decided(
                        authorization,
                        key,
                        (authorized, steps) -> Optional.of(new Entry(
                                key,
                                kind,
                                amount,
                                declineCode(kind, amount, authorized, steps, rule),
                                SandboxBooks.reference(kind.name(), key),
                                authorization,
                                null,
                                authorized.description())))
                .orElseThrow();
    }

    private static @Nullable String declineCode(
            Kind kind, Money amount, Entry authorized, List<Entry> steps, Rule rule) {
        if (!authorized.amount().currency().equals(amount.currency())) {
            return "currency_mismatch";
        }
        return kind != Kind.VOID && !amount.isPositive() ? "amount_not_positive" : rule.violatedBy(authorized, steps);
    }

    private interface Decision {
        Optional<Entry> on(Entry authorized, List<Entry> steps);
    }

    private Optional<Booked> decided(String authorization, String key, Decision decision) {
        while (true) {
            var account = Objects.requireNonNull(
                    accounts.find(eq(ID, authorization)).first(), "only what was authorised is booked on");
            var steps = entries(account);
            var before = withKey(steps, key);
            if (before.isPresent()) {
                return Optional.of(new Booked(before.get(), false));
            }
            var entry = decision.on(steps.getFirst(), steps);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            var added = accounts.updateOne(
                    and(eq(ID, authorization), eq(VERSION, account.getLong(VERSION))),
                    combine(inc(VERSION, 1L), push(STEPS, step(entry.get(), clock.instant()))));
            if (added.getMatchedCount() == 1) {
                return entry.map(booked -> new Booked(booked, true));
            }
        }
    }

    private static long unreturned(List<Entry> steps) {
        return sum(steps, Kind.CAPTURE) - sum(steps, Kind.REFUND) - sum(steps, Kind.CHARGEBACK);
    }

    private static long sum(List<Entry> steps, Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind && step.code() == null)
                .mapToLong(step -> step.amount().amountMinor())
                .sum();
    }

    private static Optional<Entry> withKey(List<Entry> steps, String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    private static Document step(Entry entry, Instant at) {
        return new Document("key", entry.key())
                .append("kind", entry.kind().name())
                .append("amountMinor", entry.amount().amountMinor())
                .append("currency", entry.amount().currency())
                .append("code", entry.code())
                .append("reference", entry.reference())
                .append("authorization", entry.authorization())
                .append("paymentMethod", entry.paymentMethod())
                .append("description", entry.description())
                .append("bookedAt", Date.from(at));
    }

    private static List<Entry> entries(Document account) {
        Function<Document, Entry> entry = step -> new Entry(
                step.getString("key"),
                kind(step),
                Money.of(step.getLong("amountMinor"), step.getString("currency")),
                step.getString("code"),
                step.getString("reference"),
                step.getString("authorization"),
                step.getString("paymentMethod"),
                step.getString("description"));
        return account.getList(STEPS, Document.class).stream().map(entry).toList();
    }

    private static Kind kind(Document step) {
        return Kind.valueOf(step.getString("kind"));
    }
}
