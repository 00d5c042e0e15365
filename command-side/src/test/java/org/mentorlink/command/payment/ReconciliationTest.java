package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationCommand;
import org.mentorlink.payment.ReconciliationCommand.AssignBreak;
import org.mentorlink.payment.ReconciliationCommand.RecordReconciliation;
import org.mentorlink.payment.ReconciliationCommand.ReopenBreak;
import org.mentorlink.payment.ReconciliationCommand.ResolveBreak;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.ReconciliationEvent.BreakAssigned;
import org.mentorlink.payment.ReconciliationEvent.BreakReopened;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.MoreBreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

class ReconciliationTest {

    private static final ReconciliationId ID = new ReconciliationId("rec_1");
    private static final MemberId FINN = new MemberId("mbr_finn");
    private static final MemberId ADA = new MemberId("mbr_ada");
    private static final ReconciliationRun RUN =
            new ReconciliationRun(ID, NOW, NOW.plus(Duration.ofDays(1)), 90, 7, 1, null, 3, List.of(), true);
    private static final BreaksFound FOUND = new BreaksFound(ID, List.of(difference(1)));
    private static final BreakResolved RESOLVED = new BreakResolved(ID, 1, FINN, Personal.of(FINN, "told twice"));

    @AfterAll
    static void every_command_and_event_of_a_reconciliation_was_in_a_scenario() {
        Scenario.assertAllUsed(ReconciliationCommand.class, ReconciliationEvent.class);
    }

    @Nested
    class Recording {

        @Test
        void keeps_what_was_found() {
            reconciliation().when(record(1, List.of(difference(1)))).then(RUN, FOUND);
        }

        @Test
        void says_also_that_nothing_was_found() {
            reconciliation()
                    .when(record(0, List.of()))
                    .then(new ReconciliationRun(ID, RUN.from(), RUN.to(), 90, 7, 0, null, 3, List.of(), true));
        }

        @Test
        void changes_nothing_twice() {
            reconciliation().given(RUN, FOUND).when(record(0, List.of())).nothing();
        }

        @Test
        void spreads_many_over_several_events() {
            var many = IntStream.rangeClosed(1, 201)
                    .mapToObj(ReconciliationTest::difference)
                    .toList();
            reconciliation()
                    .when(record(201, many))
                    .then(
                            new ReconciliationRun(ID, RUN.from(), RUN.to(), 90, 7, 201, null, 3, List.of(), true),
                            new BreaksFound(ID, many.subList(0, 200)),
                            new BreaksFound(ID, many.subList(200, 201)));
        }

        @Test
        void counts_what_is_more_than_can_be_told() {
            var more = List.of(new MoreBreaks(BreakKind.FEE, 1_000, Money.of(7_000, "ZAR")));
            var outcome = new Reconciled(90, 7, 3, 1_001, List.of(difference(1)), more);
            reconciliation()
                    .when(new RecordReconciliation(ID, RUN.from(), RUN.to(), outcome, List.of(), true))
                    .then(
                            new ReconciliationRun(ID, RUN.from(), RUN.to(), 90, 7, 1_001, null, 3, List.of(), true),
                            FOUND,
                            new MoreBreaksFound(ID, more));
        }

        @Test
        void is_refused_for_a_period_that_ends_as_it_begins() {
            var outcome = new Reconciled(90, 0, 0, 0, List.of(), List.of());
            reconciliation()
                    .when(new RecordReconciliation(ID, NOW, NOW, outcome, List.of(), true))
                    .refused("EMPTY_PERIOD", "input", "to");
        }
    }

    @Nested
    class Assigning {

        private static final BreakAssigned TO_FINN = new BreakAssigned(ID, 1, FINN);

        @Test
        void says_who_looks_into_it() {
            reconciliation()
                    .given(RUN, FOUND)
                    .when(new AssignBreak(ID, 1, FINN))
                    .then(TO_FINN);
        }

        @Test
        void changes_nothing_twice() {
            reconciliation()
                    .given(RUN, FOUND, TO_FINN)
                    .when(new AssignBreak(ID, 1, FINN))
                    .nothing();
        }

        @Test
        void passes_it_on() {
            reconciliation()
                    .given(RUN, FOUND, TO_FINN)
                    .when(new AssignBreak(ID, 1, ADA))
                    .then(new BreakAssigned(ID, 1, ADA));
        }

        @Test
        void is_refused_once_it_is_resolved() {
            reconciliation()
                    .given(RUN, FOUND, RESOLVED)
                    .when(new AssignBreak(ID, 1, ADA))
                    .refused("BREAK_RESOLVED", "input", "number");
        }

        @Test
        void is_refused_for_a_break_that_is_none() {
            reconciliation()
                    .given(RUN, FOUND)
                    .when(new AssignBreak(ID, 2, FINN))
                    .refused("NOT_FOUND", "input", "number");
        }
    }

    @Nested
    class Resolving {

        @Test
        void says_why() {
            reconciliation().given(RUN, FOUND).when(resolve("  told twice ")).then(RESOLVED);
        }

        @Test
        void changes_nothing_twice() {
            reconciliation()
                    .given(RUN, FOUND, RESOLVED)
                    .when(resolve("told twice"))
                    .nothing();
        }

        @Test
        void is_refused_for_another_reason_than_the_first() {
            reconciliation()
                    .given(RUN, FOUND, RESOLVED)
                    .when(resolve("lost"))
                    .refused("BREAK_RESOLVED", "input", "number");
        }

        @Test
        void is_refused_without_a_reason() {
            reconciliation().given(RUN, FOUND).when(resolve(" ")).refused("BLANK_REASON", "input", "reason");
            reconciliation()
                    .given(RUN, FOUND)
                    .when(resolve("x".repeat(1_001)))
                    .refused("REASON_TOO_LONG", "input", "reason");
        }

        @Test
        void is_refused_for_a_break_that_is_none() {
            reconciliation()
                    .given(RUN, FOUND)
                    .when(new ResolveBreak(ID, 2, FINN, "x"))
                    .refused("NOT_FOUND", "input", "number");
        }

        private static ResolveBreak resolve(String reason) {
            return new ResolveBreak(ID, 1, FINN, reason);
        }
    }

    @Nested
    class Reopening {

        private static final BreakReopened REOPENED = new BreakReopened(ID, 1, FINN, Personal.of(FINN, "a mistake"));

        private final List<String> reversed = new ArrayList<>();

        @Test
        void takes_back_what_was_said_and_what_was_posted() {
            reopening()
                    .given(RUN, FOUND, RESOLVED)
                    .when(reopen(1, " a mistake "))
                    .then(REOPENED);
            assertThat(reversed).containsExactly("rec_1 1 a mistake");
        }

        @Test
        void it_can_be_resolved_and_assigned_once_more() {
            reopening()
                    .given(RUN, FOUND, RESOLVED, REOPENED)
                    .when(Resolving.resolve("told twice"))
                    .then(RESOLVED);
            reopening()
                    .given(RUN, FOUND, RESOLVED, REOPENED)
                    .when(new AssignBreak(ID, 1, FINN))
                    .then(new BreakAssigned(ID, 1, FINN));
        }

        @Test
        void is_refused_where_it_is_open() {
            reopening().given(RUN, FOUND).when(reopen(1, "x")).refused("BREAK_OPEN", "input", "number");
            reopening()
                    .given(RUN, FOUND, RESOLVED, REOPENED)
                    .when(reopen(1, "a mistake"))
                    .refused("BREAK_OPEN", "input", "number");
            assertThat(reversed).isEmpty();
        }

        @Test
        void is_refused_without_a_reason() {
            reopening().given(RUN, FOUND, RESOLVED).when(reopen(1, " ")).refused("BLANK_REASON", "input", "reason");
        }

        @Test
        void is_refused_for_a_break_that_is_none() {
            reopening().given(RUN, FOUND, RESOLVED).when(reopen(2, "x")).refused("NOT_FOUND", "input", "number");
        }

        private static ReopenBreak reopen(int number, String reason) {
            return new ReopenBreak(ID, number, FINN, reason);
        }

        private Scenario<Reconciliation> reopening() {
            Postings postings =
                    (id, found, memberId, reason) -> reversed.add(id.value() + ' ' + found.number() + ' ' + reason);
            return new Scenario<>(Reconciliation.class, NOW, postings);
        }
    }

    private static Scenario<Reconciliation> reconciliation() {
        Postings none = (id, found, memberId, reason) -> {
            throw new IllegalStateException("nothing is to be posted back");
        };
        return new Scenario<>(Reconciliation.class, NOW, none);
    }

    private static RecordReconciliation record(int found, List<ReconciliationBreak> breaks) {
        return new RecordReconciliation(
                ID, RUN.from(), RUN.to(), new Reconciled(90, 7, 3, found, breaks, List.of()), List.of(), true);
    }

    private static ReconciliationBreak difference(int number) {
        var amount = Money.of(500, "ZAR");
        return new ReconciliationBreak(
                number,
                BreakKind.MISSING_AT_GATEWAY,
                MovementKind.CAPTURE,
                amount,
                "bkg_1",
                null,
                amount,
                null,
                0,
                0L,
                NOW,
                null,
                55L);
    }
}
