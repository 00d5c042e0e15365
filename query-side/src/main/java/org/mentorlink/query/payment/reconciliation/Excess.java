package org.mentorlink.query.payment.reconciliation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.shared.Money;

/** Differences beyond those that are told one by one: how many of each kind, and how much money is in question. */
final class Excess {

    private record Group(BreakKind kind, String currency) {}

    private record Sum(int count, long stake) {

        Sum plus(Sum other) {
            return new Sum(count + other.count, Math.addExact(stake, other.stake));
        }
    }

    private final Map<Group, Sum> sums = new HashMap<>();

    /** @param stake in minor units; more than nothing */
    void add(BreakKind kind, String currency, long stake) {
        sums.merge(new Group(kind, currency), new Sum(1, stake), Sum::plus);
    }

    List<MoreBreaks> told() {
        return sums.entrySet().stream()
                .map(each -> new MoreBreaks(
                        each.getKey().kind(),
                        each.getValue().count(),
                        Money.of(each.getValue().stake(), each.getKey().currency())))
                .sorted(Comparator.comparing(MoreBreaks::kind)
                        .thenComparing(more -> more.stake().currency()))
                .toList();
    }
}
