package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.FinanceQuery.FindReconciliationProgress;
import org.mentorlink.payment.FinanceQuery.Reconcile;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationProgress;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a year of movements and their fees takes to be compared with the gateway's books, and its bookings with where their money is, and
 * how long one more day. Not named as
 * a test, so nobody runs it by accident; {@code scripts/reconciliation-bench} does.
 */
class ReconciliationBench {

    private static final int MOVEMENTS = Integer.getInteger("reconciliation.bench.movements", 1_000_000);
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");

    /** As many as a report that is handed in has. */
    private static final int LINES = 1_000;

    /**
     * Of twenty movements twelve are captures; of eight of those bookings, three are refunded, one is charged back and four are paid out a
     * little later, settled and closed. The others stay as they are.
     */
    private static final String KINDS =
            "case when n % 20 < 12 then 'CAPTURE' when n % 20 < 15 then 'REFUND' when n % 20 < 16 then 'CHARGEBACK' else 'TRANSFER' end";

    /** In minor units: the gateway keeps something of each capture, refund and charge-back, and states it. */
    private static final String FEES = "case when n % 20 < 16 then 30 + n % 500 else 0 end";

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
                var year = timed("a year", queries, FROM, "rpt_bench-year");
                assertThat(year.matched()).isEqualTo(MOVEMENTS - 9);
                assertThat(year.breaks())
                        .extracting(ReconciliationBreak::kind)
                        .containsOnly(BreakKind.AMOUNT, BreakKind.FEE, BreakKind.MISSING_AT_GATEWAY)
                        .hasSize(9);
                assertThat(year.bookings()).isBetween(MOVEMENTS / 20 * 8 - 100, MOVEMENTS / 20 * 8);
                var day = timed("its last day", queries, TO.minus(Duration.ofDays(1)), "rpt_bench-day");
                assertThat(day.breaks()).isEmpty();
            }
        }
    }

    private static Reconciled timed(String what, QueryGateway queries, Instant from, String report) {
        var memory = Runtime.getRuntime();
        try (var watching = Executors.newSingleThreadScheduledExecutor()) {
            watching.scheduleAtFixedRate(() -> show(queries), 1, 1, TimeUnit.SECONDS);
            var began = System.nanoTime();
            var outcome = queries.query(new Reconcile(from, TO, List.of(report), false), Reconciled.class)
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
        // What the application noted down as it began was before; else everything since is read for the last day too.
        database.update("update domain_event_entry set time_stamp = '2024-12-31T00:00:00Z'");
        var movements = """
                (select n, kind, price, case when kind = 'TRANSFER' then price - price / 4 else price end as amount, booking, fee, at, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as stamp
                  from (select n, %s as kind, case when n %% 20 < 12 then n else n - 12 end as booking,
                      100 + (case when n %% 20 < 12 then n else n - 12 end) %% 90000 as price, %s as fee,
                      timestamptz '2025-01-01T00:00:00Z' + n * interval '%s milliseconds' as at
                    from generate_series(0, %d - 1) n) timed) movements
                """.formatted(KINDS, FEES, apart, MOVEMENTS);
        database.update("""
                insert into domain_event_entry
                  (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision,
                   payload, meta_data)
                select 'bench-' || n || '-' || part, 'bench-' || n, part + 2, 'Payment', stamp,
                  case when part = -2 then 'booking.BookingSettled' when part = -1 then 'payment.PayoutScheduled'
                    when part = 1 then 'payment.GatewayFeeStated' when part = 2 then 'booking.BookingClosed' when kind = 'CAPTURE' then 'payment.PaymentCaptured'
                    when kind = 'REFUND' then 'payment.PaymentRefunded' when kind = 'CHARGEBACK' then 'payment.PaymentChargedBack'
                    else 'payment.PayoutSent' end, case when part < 0 then '2' else '1' end,
                  convert_to(case
                    when part = -2 then '{"bookingId":"bkg_bench-' || booking || '","mentorId":"mtr_bench","settlement":{"refund":'
                      || case when kind = 'TRANSFER' then zar(0) else zar(price) end || ',"commission":'
                      || case when kind = 'TRANSFER' then zar(price / 4) else zar(0) end || ',"mentorShare":'
                      || case when kind = 'TRANSFER' then zar(amount) else zar(0) end || '},"payout":'
                      || case when kind = 'TRANSFER' then 'true' else 'false' end || ',"payoutDueAt":"' || stamp || '"}'
                    when part = -1 then '{"payoutId":"pyo_bench-' || booking || '","bookingId":"bkg_bench-' || booking
                      || '","mentorId":"mtr_bench","amount":' || zar(amount) || ',"commission":' || zar(price / 4) || ',"dueAt":"'
                      || stamp || '"}'
                    when part = 2 then '{"bookingId":"bkg_bench-' || booking || '"}'
                    when part = 1 then '{"paymentId":"pay_bench-' || booking || '","bookingId":"bkg_bench-' || booking || '","movement":"' || kind
                      || '","reference":"gw_bench_' || n || '","gross":' || zar(amount) || ',"fee":' || zar(fee) || ',"net":'
                      || zar(amount - fee) || '}'
                    when kind = 'TRANSFER' then '{"payoutId":"pyo_bench-' || booking || '","bookingId":"bkg_bench-' || booking
                      || '","mentorId":"mtr_bench","net":' || zar(amount) || ',"recovered":' || zar(0)
                      || ',"gatewayReference":"gw_bench_' || n || '"}'
                    else '{"paymentId":"pay_bench-' || booking || '","bookingId":"bkg_bench-' || booking || '","amount":' || zar(amount)
                      || case kind when 'REFUND' then ',"refundId":"rfd_bench-' || n || '","refundedTotal":' || zar(amount)
                           || ',"gatewayReference":"gw_bench_' || n || '"'
                         when 'CHARGEBACK' then ',"gatewayDisputeId":"gw_bench_' || n || '"' else '' end || '}' end, 'UTF8'),
                  convert_to('{"actorId":"platform","actorRole":"PLATFORM","requestId":"' || n || '","traceId":"bench-' || n
                    || '","correlationId":"bench-' || n || '"}', 'UTF8')
                from %s join generate_series(-2, 2) part on part = 0 or (part = 1 and fee > 0)
                  or (part in (-2, 2) and n %% 20 >= 12) or (part = -1 and n %% 20 >= 16)
                order by n, part
                """.formatted(movements)
                .replaceAll("zar\\(([^()]*)\\)", "('{\"amountMinor\":' || ($1) || ',\"currency\":\"ZAR\"}')"));
        report(database, movements, "rpt_bench-year", FROM);
        report(database, movements, "rpt_bench-day", TO.minus(Duration.ofDays(1)));
        database.execute("vacuum analyze domain_event_entry");
    }

    /** Nine lines are not as the ledger has them: other amounts, other fees, and some are not there. */
    private static void report(JdbcTemplate database, String movements, String report, Instant from) {
        database.update("""
                insert into domain_event_entry
                  (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision,
                   payload, meta_data)
                select '%1$s-' || batch, '%1$s', batch, 'GatewayReport', '2026-01-01T00:00:00Z', 'payment.LinesTaken', '1',
                  convert_to('{"reportId":"%1$s","batch":' || batch + 1 || ',"gatewayLines":[' || string_agg(line, ',' order by n) || ']}', 'UTF8'),
                  convert_to('{"actorId":"platform","actorRole":"PLATFORM","requestId":"1","traceId":"1","correlationId":"1"}', 'UTF8')
                from (select n, (row_number() over (order by n) - 1) / %2$d as batch,
                    '{"kind":"' || kind || '","reference":"gw_bench_' || n || '","merchantReference":"'
                      || case kind when 'TRANSFER' then 'pyo_bench-' || booking || '/transfer/1' else 'pay_bench-' || booking || '/' || lower(kind) end
                      || '","amount":{"amountMinor":' || amount + case when n in (1, 500, 900) then 1 else 0 end
                      || ',"currency":"ZAR"},"feeMinor":' || fee + case when n in (3, 501, 901) then 1 else 0 end
                      || ',"bookedAt":"' || stamp || '"}' as line
                  from %3$s where at >= timestamptz '%4$s' and n not in (2, 600, 700)) lines
                group by batch order by batch
                """.formatted(report, LINES, movements, from));
        database.update("""
                insert into domain_event_entry
                  (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision,
                   payload, meta_data)
                select '%1$s-end', '%1$s', max(sequence_number) + 1, 'GatewayReport', '2026-01-01T00:00:00Z', 'payment.ReportCompleted', '1',
                  convert_to('{"reportId":"%1$s","lines":1,"fileSha256":"none"}', 'UTF8'),
                  convert_to('{"actorId":"platform","actorRole":"PLATFORM","requestId":"1","traceId":"1","correlationId":"1"}', 'UTF8')
                from domain_event_entry where aggregate_identifier = '%1$s'
                """.formatted(report));
    }
}
