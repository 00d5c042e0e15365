package org.mentorlink.query.payment.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.BreakKind;

/**
 * A merge join of the two sides by the names of their movements. Of a pair at most one difference is told: the one that
 * must be cleared up before the others can be.
 */
final class Comparison {

    /** Beyond it, many of one name are paired in the order of their times rather than by what fits best. */
    private static final int PAIRED_BY_FIT = 64;

    private static final long APART = TimeUnit.SECONDS.toMicros(Period.APART.toSeconds());

    private final Movements ledger;
    private final Movements gateway;
    private final long from;
    private final long to;
    private final int most;
    private final List<Finding> findings = new ArrayList<>();
    private final Excess excess = new Excess();
    private int found;
    private int matched;

    private Comparison(Movements ledger, Movements gateway, Period period, int most) {
        this.ledger = ledger.sorted();
        this.gateway = gateway.sorted();
        this.from = Movements.micros(period.from());
        this.to = Movements.micros(period.to());
        this.most = most;
    }

    /** @param most differences are told; how many there are is told in any case */
    static Comparison of(Movements ledger, Movements gateway, Period period, int most) {
        var comparison = new Comparison(ledger, gateway, period, most);
        comparison.join();
        return comparison;
    }

    int matched() {
        return matched;
    }

    int found() {
        return found;
    }

    /** Those that are not told one by one. */
    Excess excess() {
        return excess;
    }

    /** The earliest first. */
    List<Finding> findings() {
        return findings.stream()
                .sorted(Comparator.comparingLong(this::time)
                        .thenComparing(Finding::kind)
                        .thenComparingLong(this::amount))
                .toList();
    }

    private long time(Finding finding) {
        return finding.ledger() == Finding.NONE ? gateway.time(finding.gateway()) : ledger.time(finding.ledger());
    }

    private long amount(Finding finding) {
        return finding.ledger() == Finding.NONE ? gateway.amount(finding.gateway()) : ledger.amount(finding.ledger());
    }

    private void join() {
        var left = 0;
        var right = 0;
        while (left < ledger.size() || right < gateway.size()) {
            var beginning = Math.min(beginning(ledger, left), beginning(gateway, right));
            var leftEnd = end(ledger, left, beginning);
            var rightEnd = end(gateway, right, beginning);
            if (leftEnd - left == 1
                    && rightEnd - right == 1
                    && ledger.isNamedAs(ledger.row(left), gateway, gateway.row(right))) {
                pair(ledger.row(left), gateway.row(right));
            } else {
                group(rows(ledger, left, leftEnd), rows(gateway, right, rightEnd));
            }
            left = leftEnd;
            right = rightEnd;
        }
    }

    private static long beginning(Movements side, int n) {
        return n < side.size() ? side.beginning(n) : Long.MAX_VALUE;
    }

    private static int end(Movements side, int start, long beginning) {
        var end = start;
        while (end < side.size() && side.beginning(end) == beginning) {
            end++;
        }
        return end;
    }

    private static List<Integer> rows(Movements side, int start, int end) {
        var rows = new ArrayList<Integer>(end - start);
        for (var n = start; n < end; n++) {
            rows.add(side.row(n));
        }
        rows.sort(Comparator.<Integer>comparingLong(row -> side.name(row).high())
                .thenComparingLong(row -> side.name(row).low())
                .thenComparingLong(side::time)
                .thenComparingLong(side::source));
        return rows;
    }

    /** Several whose names begin alike; those with one name are dealt with together. */
    private void group(List<Integer> left, List<Integer> right) {
        var names = new java.util.LinkedHashSet<Movements.Name>();
        left.forEach(row -> names.add(ledger.name(row)));
        right.forEach(row -> names.add(gateway.name(row)));
        for (var name : names) {
            named(
                    left.stream().filter(row -> ledger.name(row).equals(name)).toList(),
                    right.stream().filter(row -> gateway.name(row).equals(name)).toList());
        }
    }

    private void named(List<Integer> left, List<Integer> right) {
        var alone = right.size() <= PAIRED_BY_FIT ? pairedByFit(left, right) : pairedInOrder(left, right);
        alone(alone.left(), !right.isEmpty(), ledger, true);
        alone(alone.right(), !left.isEmpty(), gateway, false);
    }

    /** What is left on both sides. */
    private record Alone(List<Integer> left, List<Integer> right) {}

    private Alone pairedByFit(List<Integer> left, List<Integer> right) {
        var rest = new ArrayList<>(right);
        var alone = new ArrayList<Integer>();
        for (var row : left) {
            var other = fitting(row, rest);
            if (other == null) {
                alone.add(row);
            } else {
                rest.remove(other);
                pair(row, other);
            }
        }
        return new Alone(alone, rest);
    }

    private Alone pairedInOrder(List<Integer> left, List<Integer> right) {
        var pairs = Math.min(left.size(), right.size());
        for (var n = 0; n < pairs; n++) {
            pair(left.get(n), right.get(n));
        }
        return new Alone(left.subList(pairs, left.size()), right.subList(pairs, right.size()));
    }

    private @Nullable Integer fitting(int row, List<Integer> candidates) {
        return candidates.stream()
                .min(Comparator.<Integer>comparingInt(
                                other -> ledger.currency(row).equals(gateway.currency(other)) ? 0 : 1)
                        .thenComparingInt(other -> ledger.amount(row) == gateway.amount(other) ? 0 : 1)
                        .thenComparingInt(other -> ledger.fee(row) == gateway.fee(other) ? 0 : 1)
                        .thenComparingLong(other -> Math.abs(ledger.time(row) - gateway.time(other))))
                .orElse(null);
    }

    private void alone(List<Integer> rows, boolean otherSideHasOne, Movements side, boolean inLedger) {
        var again = otherSideHasOne;
        for (var row : rows) {
            if (isWithin(side.time(row))) {
                if (inLedger) {
                    found(new Finding(
                            again ? BreakKind.DUPLICATE_IN_LEDGER : BreakKind.MISSING_AT_GATEWAY, row, Finding.NONE));
                } else {
                    found(new Finding(
                            again ? BreakKind.DUPLICATE_AT_GATEWAY : BreakKind.MISSING_IN_LEDGER, Finding.NONE, row));
                }
            }
            again = true;
        }
    }

    private void pair(int left, int right) {
        var leftWithin = isWithin(ledger.time(left));
        var rightWithin = isWithin(gateway.time(right));
        if (!leftWithin && !rightWithin) {
            return;
        }
        var kind = difference(left, right, leftWithin == rightWithin);
        if (kind == null) {
            matched++;
        } else {
            found(new Finding(kind, left, right));
        }
    }

    private @Nullable BreakKind difference(int left, int right, boolean inOnePeriod) {
        if (!ledger.currency(left).equals(gateway.currency(right))) {
            return BreakKind.CURRENCY;
        }
        if (ledger.amount(left) != gateway.amount(right)) {
            return BreakKind.AMOUNT;
        }
        if (ledger.fee(left) != gateway.fee(right)) {
            return BreakKind.FEE;
        }
        return inOnePeriod && Math.abs(ledger.time(left) - gateway.time(right)) <= APART ? null : BreakKind.TIMING;
    }

    private boolean isWithin(long time) {
        return time >= from && time < to;
    }

    private void found(Finding finding) {
        found++;
        if (findings.size() < most) {
            findings.add(finding);
        } else {
            var inLedger = finding.ledger() != Finding.NONE;
            var side = inLedger ? ledger : gateway;
            excess.add(finding.kind(), side.currency(inLedger ? finding.ledger() : finding.gateway()), stake(finding));
        }
    }

    private long stake(Finding finding) {
        return switch (finding.kind()) {
            case AMOUNT -> Math.abs(ledger.amount(finding.ledger()) - gateway.amount(finding.gateway()));
            case FEE -> Math.abs(ledger.fee(finding.ledger()) - gateway.fee(finding.gateway()));
            default -> Math.abs(amount(finding));
        };
    }
}
