package org.mentorlink.api.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.work.LongWork;
import org.mentorlink.api.work.LongWork.LongWorkKind;
import org.mentorlink.api.work.LongWork.Outcome;
import org.mentorlink.api.work.LongWorkPayload;
import org.mentorlink.api.work.LongWorks;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.payment.AdjustmentCommand.PostAdjustment;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.FinanceQuery.FindReconciliation;
import org.mentorlink.payment.FinanceQuery.FindReconciliationProgress;
import org.mentorlink.payment.FinanceQuery.ListReconciliations;
import org.mentorlink.payment.FinanceQuery.Reconcile;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.payment.Posting;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationCommand.AssignBreak;
import org.mentorlink.payment.ReconciliationCommand.RecordReconciliation;
import org.mentorlink.payment.ReconciliationCommand.ReopenBreak;
import org.mentorlink.payment.ReconciliationCommand.ResolveBreak;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.payment.ReconciliationPage;
import org.mentorlink.payment.ReconciliationProgress;
import org.mentorlink.payment.ReconciliationView;
import org.mentorlink.payment.ReconciliationView.BreakView;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** K10: the ledger compared with the gateway's own books, and what becomes of each difference. */
@Controller
class ReconciliationController {

    /** A million movements on either side take some seconds. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final int MOST_REPORTS = 20;

    private static final String NOBODY = "";
    private static final String RESOLVED = "BREAK_RESOLVED";

    private final Questions questions;
    private final Mutations mutations;
    private final Members members;
    private final LongWorks works;

    ReconciliationController(Questions questions, Mutations mutations, Members members, LongWorks works) {
        this.works = works;
        this.questions = questions;
        this.mutations = mutations;
        this.members = members;
    }

    record RunReconciliationInput(
            Instant from,
            Instant to,
            @Nullable String reportId,
            @Nullable List<String> reportIds,
            @Nullable Boolean fetched) {

        /** Each once, whichever way it is named. */
        List<String> reports() {
            return Stream.concat(Stream.ofNullable(reportId), reportIds == null ? Stream.empty() : reportIds.stream())
                    .distinct()
                    .toList();
        }

        boolean isFetched() {
            return fetched == null ? reports().isEmpty() : fetched;
        }
    }

    record AssignBreakInput(String reconciliationId, int number, String memberId) {}

    record ResolveBreakInput(String reconciliationId, int number, String reason) {}

    record PostBreakInput(String reconciliationId, int number, long amountMinor, String currency, String reason) {}

    record ReconciliationPayload(
            @Nullable ReconciliationView reconciliation,
            List<UserError> errors,
            @Nullable String position) {}

    /** A break, all of it in one. */
    record ReconciliationBreak(
            int number,
            String kind,
            String movement,
            @Nullable String bookingId,
            @Nullable String gatewayReference,
            @Nullable Long ledgerMinor,
            @Nullable Long gatewayMinor,
            long feeMinor,
            @Nullable Long ledgerFeeMinor,
            Money stake,
            @Nullable Instant ledgerAt,
            @Nullable Instant gatewayAt,
            @Nullable String ledgerPosition,
            @Nullable Long bookingMinor,
            String explanation,
            boolean resolved,
            @Nullable String resolution,
            @Nullable Instant resolvedAt,
            @Nullable String assigneeId,
            @Nullable String resolvedById,
            @Nullable Money postable,
            List<AvailableAction> availableActions) {

        static ReconciliationBreak of(BreakView view) {
            var facts = view.facts();
            return new ReconciliationBreak(
                    facts.number(),
                    facts.kind().name(),
                    facts.movement().name(),
                    facts.bookingId(),
                    facts.gatewayReference(),
                    minor(facts.ledger()),
                    minor(facts.gateway()),
                    facts.feeMinor(),
                    facts.ledgerFeeMinor(),
                    facts.stake(),
                    facts.ledgerAt(),
                    facts.gatewayAt(),
                    facts.ledgerPosition() == null
                            ? null
                            : facts.ledgerPosition().toString(),
                    minor(facts.booking()),
                    view.explanation(),
                    view.resolved(),
                    view.resolution(),
                    view.resolvedAt(),
                    view.assigneeId(),
                    view.resolvedBy(),
                    Posting.of(facts).map(Posting::amount).orElse(null),
                    actions(view));
        }

        private static List<AvailableAction> actions(BreakView view) {
            var open = !view.resolved();
            return List.of(
                    AvailableAction.where(open, "ASSIGN", RESOLVED),
                    AvailableAction.where(open, "RESOLVE", RESOLVED),
                    AvailableAction.where(
                            open && Posting.of(view.facts()).isPresent(),
                            "POST",
                            open ? "POSTING_NOT_POSSIBLE" : RESOLVED),
                    AvailableAction.where(view.resolved(), "REOPEN", "BREAK_OPEN"));
        }

        private static @Nullable Long minor(@Nullable Money money) {
            return money == null ? null : money.amountMinor();
        }
    }

    @QueryMapping
    ReconciliationView reconciliation(@Argument String id) {
        return questions.get(new FindReconciliation(id), ReconciliationView.class, "reconciliation");
    }

    @QueryMapping
    Connection<ReconciliationView> reconciliations(
            @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListReconciliations(Paging.byNumber(first, after)), ReconciliationPage.class);
        return Connection.of(found.reconciliations(), found.hasNext(), after, ReconciliationView::ranPosition);
    }

    @QueryMapping
    ReconciliationProgress reconciliationProgress() {
        return questions.ask(new FindReconciliationProgress(), ReconciliationProgress.class);
    }

    @MutationMapping
    ReconciliationPayload runReconciliation(@Argument RunReconciliationInput input, @ContextValue Visit visit) {
        var id = ReconciliationId.random();
        return change(
                id.value(),
                visit,
                () -> new RecordReconciliation(
                        id,
                        input.from(),
                        input.to(),
                        reconciled(input, null, LONG),
                        reports(input),
                        input.isFetched()));
    }

    @MutationMapping
    LongWorkPayload startReconciliation(@Argument RunReconciliationInput input, @ContextValue Visit visit) {
        var id = ReconciliationId.random();
        var viewer = visit.viewer();
        return LongWorkPayload.of(() -> {
            checked(input);
            return works.begin(
                    LongWorkKind.RECONCILIATION,
                    viewer.id(),
                    workId -> reconciled(input, workId, LongWorks.LONGEST),
                    found -> {
                        var command = new RecordReconciliation(
                                id, input.from(), input.to(), found, reports(input), input.isFetched());
                        mutations.send(visit, viewer.actingAs(role(viewer)), command);
                        mutations.awaitHead();
                        return new Outcome(id.value(), null);
                    });
        });
    }

    /** What would be refused only after it was compared. */
    private static void checked(RunReconciliationInput input) {
        if (!input.from().isBefore(input.to())) {
            throw Refused.because("EMPTY_PERIOD", "A period ends after it begins.", "input", "to");
        }
        if (input.reports().size() > MOST_REPORTS) {
            throw tooMany();
        }
    }

    private static Refused tooMany() {
        return Refused.because(
                "TOO_MANY_REPORTS", "At most " + MOST_REPORTS + " reports are compared at once.", "input", "reportIds");
    }

    @SchemaMapping(typeName = "LongWork")
    @Nullable ReconciliationView reconciliation(LongWork work) {
        var outcome = work.outcome();
        return outcome == null || outcome.reconciliationId() == null
                ? null
                : questions.find(new FindReconciliation(outcome.reconciliationId()), ReconciliationView.class);
    }

    @MutationMapping
    ReconciliationPayload assignBreak(@Argument AssignBreakInput input, @ContextValue Visit visit) {
        return change(
                input.reconciliationId(),
                visit,
                () -> new AssignBreak(known(input.reconciliationId()), input.number(), staff(input.memberId())));
    }

    @MutationMapping
    ReconciliationPayload resolveBreak(@Argument ResolveBreakInput input, @ContextValue Visit visit) {
        return change(
                input.reconciliationId(),
                visit,
                () -> new ResolveBreak(
                        known(input.reconciliationId()),
                        input.number(),
                        visit.viewer().member(),
                        input.reason()));
    }

    @MutationMapping
    ReconciliationPayload reopenBreak(@Argument ResolveBreakInput input, @ContextValue Visit visit) {
        return change(
                input.reconciliationId(),
                visit,
                () -> new ReopenBreak(
                        known(input.reconciliationId()),
                        input.number(),
                        visit.viewer().member(),
                        input.reason()));
    }

    @MutationMapping
    ReconciliationPayload postBreak(@Argument PostBreakInput input, @ContextValue Visit visit) {
        return change(
                input.reconciliationId(),
                visit,
                () -> new PostAdjustment(
                        adjustment(input),
                        known(input.reconciliationId()),
                        input.number(),
                        Inputs.money(input.amountMinor(), input.currency(), "input", "currency"),
                        visit.viewer().member(),
                        input.reason()));
    }

    /** Named by what the break is about, which the command's handler asks the reconciliation itself once more. */
    private AdjustmentId adjustment(PostBreakInput input) {
        var view = questions.find(new FindReconciliation(input.reconciliationId()), ReconciliationView.class);
        if (view == null) {
            throw Mutations.notFound("reconciliation", "reconciliationId");
        }
        return view.breaks().stream()
                .filter(found -> found.facts().number() == input.number())
                .findFirst()
                .map(found -> AdjustmentId.of(found.facts()))
                .orElseThrow(() -> Mutations.notFound("break", "number"));
    }

    @SchemaMapping(typeName = "Reconciliation")
    List<ReconciliationBreak> breaks(ReconciliationView view) {
        return view.breaks().stream().map(ReconciliationBreak::of).toList();
    }

    @SchemaMapping(typeName = "Reconciliation")
    @Nullable String reportId(ReconciliationView view) {
        return view.reportIds().isEmpty() ? null : view.reportIds().getFirst();
    }

    @SchemaMapping(typeName = "Reconciliation")
    long unexplainedMinor(ReconciliationView view) {
        return view.unexplainedMinor();
    }

    @BatchMapping(typeName = "ReconciliationBreak")
    Map<ReconciliationBreak, @Nullable MemberView> assignee(Collection<ReconciliationBreak> breaks) {
        return members.ofNullable(breaks, found -> Objects.requireNonNullElse(found.assigneeId(), NOBODY));
    }

    @BatchMapping(typeName = "ReconciliationBreak")
    Map<ReconciliationBreak, @Nullable MemberView> resolvedBy(Collection<ReconciliationBreak> breaks) {
        return members.ofNullable(breaks, found -> Objects.requireNonNullElse(found.resolvedById(), NOBODY));
    }

    private ReconciliationPayload change(String id, Visit visit, Supplier<Object> command) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(role(viewer)),
                command,
                () -> questions.find(new FindReconciliation(id), ReconciliationView.class),
                ReconciliationPayload::new);
    }

    static Role role(Viewer staff) {
        return staff.isAdmin() ? Role.ADMIN : Role.FINANCE;
    }

    private Reconciled reconciled(RunReconciliationInput input, @Nullable String workId, Duration patience) {
        var reports = input.reports();
        if (reports.size() > MOST_REPORTS) {
            throw tooMany();
        }
        var outcome = questions.find(
                new Reconcile(input.from(), input.to(), reports, input.isFetched(), workId),
                Reconciled.class,
                patience);
        if (outcome == null) {
            throw reports.isEmpty()
                    ? Refused.because("GATEWAY_REPORT_MISSING", "No gateway of this deployment tells its books.")
                    : Refused.because(
                            "GATEWAY_REPORT_MISSING",
                            "One of those reports is not there or not complete, or no gateway tells its books.",
                            "input",
                            "reportIds");
        }
        if (Boolean.TRUE.equals(outcome.tooMuch())) {
            throw Refused.because(
                    "PERIOD_TOO_LARGE",
                    "There are more movements than can be compared at once; compare a shorter period.",
                    "input",
                    "to");
        }
        if (outcome.implausible() != null) {
            throw Refused.because(
                    "INVALID_LINE",
                    "A gateway's books have a line of more than any gateway moves: " + outcome.implausible() + '.');
        }
        return outcome;
    }

    /** They exist, if they were compared with. */
    private static List<GatewayReportId> reports(RunReconciliationInput input) {
        return input.reports().stream().map(GatewayReportId::new).toList();
    }

    private static ReconciliationId known(String id) {
        if (!Ids.is(ReconciliationId.PREFIX, id)) {
            throw Mutations.notFound("reconciliation", "reconciliationId");
        }
        return new ReconciliationId(id);
    }

    private MemberId staff(String memberId) {
        var member = members.ofNullable(List.of(memberId), id -> id).get(memberId);
        if (member == null) {
            throw Mutations.notFound("member", "memberId");
        }
        if (member.roles().stream().noneMatch(List.of(Role.ADMIN, Role.FINANCE)::contains)) {
            throw Refused.because("NOT_STAFF", "Only finance and admins look into breaks.", "input", "memberId");
        }
        return new MemberId(memberId);
    }
}
