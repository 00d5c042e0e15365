package org.mentorlink.command.payment.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The books in PostgreSQL: one row for each step. Every step has a transaction of its own. */
class JdbcSandboxBooks implements SandboxBooks {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    /** @param ownTransaction always a new one */
    JdbcSandboxBooks(JdbcClient jdbc, TransactionTemplate ownTransaction, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = ownTransaction;
        this.clock = clock;
    }

    @Override
    public Booked authorize(String key, Money amount, String paymentMethod, String description, @Nullable String code) {
        return inOwnTransaction(() -> book(new Entry(
                key,
                Kind.AUTHORIZE,
                amount,
                code,
                SandboxBooks.reference("auth", key),
                null,
                paymentMethod,
                description)));
    }

    @Override
    public Booked capture(String key, String authorization, Money amount, Consumer<Entry> whenCaptured) {
        return inOwnTransaction(() -> {
            var booked = capture(key, authorization, amount);
            if (booked.first() && booked.entry().code() == null) {
                whenCaptured.accept(find(authorization).orElseThrow());
            }
            return booked;
        });
    }

    private Booked capture(String key, String authorization, Money amount) {
        return onAuthorization(key, Kind.CAPTURE, amount, authorization, authorized -> {
            if (sum(authorization, Kind.VOID) > 0) {
                return "authorization_voided";
            }
            if (sum(authorization, Kind.CAPTURE) > 0) {
                return "already_captured";
            }
            if (SandboxGateway.CAPTURE_FAILS.equals(authorized.paymentMethod())) {
                return "card_blocked";
            }
            return authorized.amount().isLessThan(amount) ? "amount_too_large" : null;
        });
    }

    @Override
    public Booked voidAuthorization(String key, Entry authorized) {
        var authorization = authorized.reference();
        return inOwnTransaction(() -> onAuthorization(key, Kind.VOID, authorized.amount(), authorization, same -> {
            if (sum(authorization, Kind.CAPTURE) > 0) {
                return "already_captured";
            }
            return sum(authorization, Kind.VOID) > 0 ? "authorization_voided" : null;
        }));
    }

    @Override
    public Booked refund(String key, String authorization, Money amount) {
        return inOwnTransaction(() -> onAuthorization(
                key,
                Kind.REFUND,
                amount,
                authorization,
                authorized -> amount.amountMinor() > unreturned(authorization) ? "refund_exceeds_capture" : null));
    }

    @Override
    public Optional<Booked> chargeBack(String key, String authorization) {
        return inOwnTransaction(() -> {
            var authorized = lock(authorization);
            var before = findByKey(key);
            if (before.isPresent()) {
                return Optional.of(new Booked(before.get(), false));
            }
            var left = unreturned(authorization);
            return left == 0
                    ? Optional.<Booked>empty()
                    : Optional.of(book(new Entry(
                            key,
                            Kind.CHARGEBACK,
                            Money.of(left, authorized.amount().currency()),
                            null,
                            SandboxBooks.reference("dispute", key),
                            authorization,
                            null,
                            authorized.description())));
        });
    }

    @Override
    public Booked transfer(String key, Money amount, String recipient) {
        return inOwnTransaction(() -> book(new Entry(
                key,
                Kind.TRANSFER,
                amount,
                amount.isPositive() ? null : "amount_not_positive",
                SandboxBooks.reference("transfer", key),
                null,
                null,
                recipient)));
    }

    @Override
    public Optional<Entry> findByKey(String key) {
        return jdbc.sql("select * from sandbox_gateway_operation where operation_key = :key")
                .param("key", key)
                .query(JdbcSandboxBooks::entry)
                .optional();
    }

    @Override
    public Optional<Entry> find(String authorization) {
        return jdbc.sql("""
                        select * from sandbox_gateway_operation
                        where reference = :reference and kind = 'AUTHORIZE' and outcome = 'DONE'
                        """)
                .param("reference", authorization)
                .query(JdbcSandboxBooks::entry)
                .optional();
    }

    @Override
    public Money balance(String currency) {
        var minor = jdbc.sql("""
                        select coalesce(sum(case kind when 'CAPTURE' then amount_minor else -amount_minor end), 0)
                        from sandbox_gateway_operation
                        where currency = :currency and outcome = 'DONE'
                          and kind in ('CAPTURE', 'REFUND', 'CHARGEBACK', 'TRANSFER')
                        """).param("currency", currency).query(Long.class).single();
        return Money.of(minor, currency);
    }

    @Override
    public GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        var place = after == null ? new String[] {"", ""} : after.split(" ", 2);
        var lines = jdbc.sql("""
                        select operation_key, kind, amount_minor, currency, reference, booked_at
                        from sandbox_gateway_operation
                        where outcome = 'DONE' and kind in ('CAPTURE', 'REFUND', 'CHARGEBACK', 'TRANSFER')
                          and booked_at >= :from and booked_at < :to and (booked_at, operation_key) > (:at, :key)
                        order by booked_at, operation_key limit :most
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("at", (after == null ? Instant.EPOCH : Instant.parse(place[0])).atOffset(ZoneOffset.UTC))
                .param("key", place[1])
                .param("most", most)
                .query(JdbcSandboxBooks::line)
                .list();
        if (lines.size() < most) {
            return new GatewayReportPage(lines, null);
        }
        var last = lines.getLast();
        return new GatewayReportPage(lines, last.bookedAt() + " " + last.merchantReference());
    }

    private static GatewayLine line(ResultSet row, int number) throws SQLException {
        return new GatewayLine(
                MovementKind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("operation_key"),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                0,
                row.getObject("booked_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public Money held(String currency) {
        var minor = jdbc.sql("""
                        select coalesce(sum(amount_minor), 0) from sandbox_gateway_operation held
                        where currency = :currency and outcome = 'DONE' and kind = 'AUTHORIZE'
                          and not exists (
                            select 1 from sandbox_gateway_operation later
                            where later.authorization_reference = held.reference and later.outcome = 'DONE'
                              and later.kind in ('CAPTURE', 'VOID'))
                        """).param("currency", currency).query(Long.class).single();
        return Money.of(minor, currency);
    }

    private interface Rule {
        /** @return why it is declined, or nothing where it works */
        @Nullable String violatedBy(Entry authorized);
    }

    /** The authorisation's row is locked, so that two steps on it come one after the other. */
    private Booked onAuthorization(String key, Kind kind, Money amount, String authorization, Rule rule) {
        var authorized = lock(authorization);
        var before = findByKey(key);
        if (before.isPresent()) {
            return new Booked(before.get(), false);
        }
        var code = declineCode(kind, amount, authorized, rule);
        return book(new Entry(
                key,
                kind,
                amount,
                code,
                SandboxBooks.reference(kind.name(), key),
                authorization,
                null,
                authorized.description()));
    }

    private static @Nullable String declineCode(Kind kind, Money amount, Entry authorized, Rule rule) {
        if (!authorized.amount().currency().equals(amount.currency())) {
            return "currency_mismatch";
        }
        return kind != Kind.VOID && !amount.isPositive() ? "amount_not_positive" : rule.violatedBy(authorized);
    }

    private Entry lock(String authorization) {
        return jdbc.sql("""
                        select * from sandbox_gateway_operation
                        where reference = :reference and kind = 'AUTHORIZE' and outcome = 'DONE' for update
                        """)
                .param("reference", authorization)
                .query(JdbcSandboxBooks::entry)
                .single();
    }

    private long unreturned(String authorization) {
        return sum(authorization, Kind.CAPTURE) - sum(authorization, Kind.REFUND) - sum(authorization, Kind.CHARGEBACK);
    }

    private long sum(String authorization, Kind kind) {
        return jdbc.sql("""
                        select coalesce(sum(amount_minor), 0) from sandbox_gateway_operation
                        where authorization_reference = :authorization and kind = :kind and outcome = 'DONE'
                        """)
                .param("authorization", authorization)
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    /** Of two that book one key at once, one writes the row and both answer from it. */
    private Booked book(Entry entry) {
        var written = jdbc.sql("""
                        insert into sandbox_gateway_operation (operation_key, kind, amount_minor, currency, outcome,
                          code, reference, authorization_reference, payment_method, description, booked_at)
                        values (:key, :kind, :amount, :currency, :outcome,
                          :code, :reference, :authorization, :paymentMethod, :description, :at)
                        on conflict do nothing
                        """)
                .param("key", entry.key())
                .param("kind", entry.kind().name())
                .param("amount", entry.amount().amountMinor())
                .param("currency", entry.amount().currency())
                .param("outcome", entry.code() == null ? "DONE" : "DECLINED")
                .param("code", entry.code())
                .param("reference", entry.reference())
                .param("authorization", entry.authorization())
                .param("paymentMethod", entry.paymentMethod())
                .param("description", entry.description())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return written == 1
                ? new Booked(entry, true)
                : new Booked(findByKey(entry.key()).orElseThrow(), false);
    }

    private <T> T inOwnTransaction(Supplier<T> work) {
        return Objects.requireNonNull(ownTransaction.execute(status -> work.get()));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("operation_key"),
                Kind.valueOf(row.getString("kind")),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("code"),
                row.getString("reference"),
                row.getString("authorization_reference"),
                row.getString("payment_method"),
                row.getString("description"));
    }
}
