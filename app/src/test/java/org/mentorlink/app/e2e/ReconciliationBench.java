package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.FinanceQuery.FindReconciliationProgress;
import org.mentorlink.payment.FinanceQuery.Reconcile;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationProgress;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a year of movements takes to be compared with the gateway's books, and how long one more day. Not named as a
 * test, so nobody runs it by accident; {@code scripts/reconciliation-bench} does.
 */
class ReconciliationBench {

    private static final int MOVEMENTS = Integer.getInteger("reconciliation.bench.movements", 1_000_000);
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");

    /** Of twenty movements twelve are captures, three refunds, one is a charge-back and four are payouts. */
    private static final String KINDS =
            "case when n % 20 < 12 then 'CAPTURE' when n % 20 < 15 then 'REFUND' when n % 20 < 16 then 'CHARGEBACK' else 'TRANSFER' end";

    @Test
    void reconciliation() {
        try (var application = ApplicationUnderTest.fresh("mentorlink.watchdog-interval=1h")) {
            // Nobody waits for read models here, and they are not what is timed.
            application
                    .bean(EventProcessingConfiguration.class)
                    .eventProcessors()
                    .values()
                    .forEach(EventProcessor::shutDown);
            fill(application.bean(JdbcTemplate.class));
            var queries = application.bean(QueryGateway.class);
            for (var round = 1; round <= 3; round++) {
                var year = timed("a year", queries, FROM, TO);
                assertThat(year.matched()).isEqualTo(MOVEMENTS - 6);
                assertThat(year.breaks()).hasSize(6);
                timed("its last day", queries, TO.minus(Duration.ofDays(1)), TO);
            }
        }
    }

    private static Reconciled timed(String what, QueryGateway queries, Instant from, Instant to) {
        var memory = Runtime.getRuntime();
        try (var watching = Executors.newSingleThreadScheduledExecutor()) {
            watching.scheduleAtFixedRate(() -> show(queries), 1, 1, TimeUnit.SECONDS);
            var began = System.nanoTime();
            var outcome = queries.query(new Reconcile(from, to, null), Reconciled.class)
                    .join();
            var took = System.nanoTime() - began;
            watching.shutdownNow();
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %,10d matched, %d breaks: %,7d ms, heap %,d MB%n",
                    what,
                    outcome.matched(),
                    outcome.found(),
                    TimeUnit.NANOSECONDS.toMillis(took),
                    (memory.totalMemory() - memory.freeMemory()) >> 20);
            return outcome;
        }
    }

    private static void show(QueryGateway queries) {
        var progress = queries.query(new FindReconciliationProgress(), ReconciliationProgress.class)
                .join();
        System.out.printf(
                Locale.ROOT, "  ... gateway %,d, ledger %,d%n", progress.gatewayRead(), progress.ledgerRead());
    }

    private static void fill(JdbcTemplate database) {
        var apart = Duration.between(FROM, TO).toMillis() / (double) MOVEMENTS;
        var at = "timestamptz '2025-01-01T00:00:00Z' + n * interval '" + apart + " milliseconds'";
        database.update("""
                insert into sandbox_gateway_operation
                  (operation_key, kind, amount_minor, currency, outcome, reference, description, booked_at)
                select case kind when 'TRANSFER' then 'pyo_bench-' || n || '/transfer/1' else 'pay_bench-' || n || '/' || lower(kind) end,
                  kind, 100 + n %% 90000, 'ZAR', 'DONE', 'gw_bench_' || n, 'pay_bench-' || n, at
                from (select n, %s as kind, %s as at from generate_series(0, ? - 1) n) movements
                """.formatted(KINDS, at), MOVEMENTS);
        database.update("""
                insert into domain_event_entry
                  (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision,
                   payload, meta_data)
                select 'bench-' || n, 'bench-' || n, 0, 'Payment', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                  case kind when 'CAPTURE' then 'payment.PaymentCaptured' when 'REFUND' then 'payment.PaymentRefunded'
                    when 'CHARGEBACK' then 'payment.PaymentChargedBack' else 'payment.PayoutSent' end, '1',
                  convert_to(case kind
                    when 'TRANSFER' then '{"payoutId":"pyo_bench-' || n || '","bookingId":"bkg_bench-' || n
                      || '","mentorId":"mtr_bench","net":' || amount || ',"recovered":{"amountMinor":0,"currency":"ZAR"},"gatewayReference":"gw_bench_' || n || '"}'
                    else '{"paymentId":"pay_bench-' || n || '","bookingId":"bkg_bench-' || n || '","amount":' || amount
                      || case kind when 'REFUND' then ',"refundId":"rfd_bench-' || n || '","refundedTotal":' || amount
                           || ',"gatewayReference":"gw_bench_' || n || '"'
                         when 'CHARGEBACK' then ',"gatewayDisputeId":"gw_bench_' || n || '"' else '' end || '}' end, 'UTF8'),
                  convert_to('{"actorId":"platform","actorRole":"PLATFORM","requestId":"' || n || '","traceId":"bench-' || n
                    || '","correlationId":"bench-' || n || '"}', 'UTF8')
                from (select n, at, kind, '{"amountMinor":' || (100 + n %% 90000) || ',"currency":"ZAR"}' as amount
                  from (select n, %s as kind, %s as at from generate_series(0, ? - 1) n) timed order by n) movements
                """.formatted(KINDS, at), MOVEMENTS);
        database.update(
                "update sandbox_gateway_operation set amount_minor = amount_minor + 1 where reference in ('gw_bench_1', 'gw_bench_500', 'gw_bench_900')");
        database.update(
                "delete from sandbox_gateway_operation where reference in ('gw_bench_2', 'gw_bench_600', 'gw_bench_700')");
        database.execute("vacuum analyze domain_event_entry");
        database.execute("vacuum analyze sandbox_gateway_operation");
    }
}
