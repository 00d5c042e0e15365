package org.mentorlink.api.payment;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.payment.PaymentLoaders.Wanted;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.payment.EvidenceTerms;
import org.mentorlink.payment.GatewayQuery.FindEvidenceTerms;
import org.mentorlink.payment.GatewayQuery.FindPayerAction;
import org.mentorlink.payment.GatewayQuery.FindPaymentOptions;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordRefundByHand;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentOption;
import org.mentorlink.payment.PaymentOptions;
import org.mentorlink.payment.PaymentPage;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentQuery.ListPayments;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class PaymentController implements NodeReader {

    static final String OWN_PAYMENT = "OWN_PAYMENT";

    private final Questions questions;
    private final Bookings bookings;
    private final Mutations mutations;

    PaymentController(Questions questions, Bookings bookings, Mutations mutations) {
        this.questions = questions;
        this.bookings = bookings;
        this.mutations = mutations;
    }

    record RecordChargebackInput(
            String paymentId, String reference, long amountMinor, String currency, String reason) {}

    record RecordChargebackReversalInput(String paymentId, String reference, String reason) {}

    /** Who gave it back. */
    enum RefundedBy {
        GATEWAY,
        BANK
    }

    record RecordRefundInput(
            String paymentId, String reference, long amountMinor, String currency, RefundedBy by, String reason) {}

    record SubmitEvidenceInput(String paymentId, String reference, String sha256) {}

    record PaymentPayload(
            @Nullable PaymentView payment,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    List<PaymentOption> paymentOptions(@Argument String currency) {
        return questions
                .ask(new FindPaymentOptions(currency), PaymentOptions.class)
                .options();
    }

    /** K2 */
    @QueryMapping
    Connection<PaymentPage.Entry> myPayments(
            @Argument @Nullable Integer first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        var found = questions.ask(new ListPayments(viewer.id(), Paging.byNumber(first, after)), PaymentPage.class);
        return Connection.of(found.entries(), found.hasNext(), after, PaymentPage.Entry::requestedPosition);
    }

    @MutationMapping
    PaymentPayload recordChargeback(@Argument RecordChargebackInput input, @ContextValue Visit visit) {
        return asStaff(
                visit,
                input.paymentId(),
                (id, viewer) -> new RecordChargeback(
                        notOwn(id, viewer),
                        input.reference(),
                        Inputs.money(input.amountMinor(), input.currency(), "input", "currency"),
                        viewer.member(),
                        input.reason()));
    }

    @MutationMapping
    PaymentPayload recordChargebackReversal(@Argument RecordChargebackReversalInput input, @ContextValue Visit visit) {
        return asStaff(
                visit,
                input.paymentId(),
                (id, viewer) -> new RecordChargebackReversed(
                        notOwn(id, viewer), input.reference(), viewer.member(), input.reason()));
    }

    @MutationMapping
    PaymentPayload recordRefund(@Argument RecordRefundInput input, @ContextValue Visit visit) {
        return asStaff(
                visit,
                input.paymentId(),
                (id, viewer) -> new RecordRefundByHand(
                        notOwn(id, viewer),
                        Inputs.money(input.amountMinor(), input.currency(), "input", "currency"),
                        input.reference(),
                        input.by() == RefundedBy.BANK,
                        viewer.member(),
                        input.reason()));
    }

    /** K13 */
    @MutationMapping
    PaymentPayload submitEvidence(@Argument SubmitEvidenceInput input, @ContextValue Visit visit) {
        return asStaff(visit, input.paymentId(), (id, viewer) -> submission(id, input, viewer));
    }

    private PaymentPayload asStaff(
            Visit visit, String paymentId, BiFunction<PaymentId, Viewer, PaymentCommand> command) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> command.apply(known(paymentId), viewer),
                () -> payment(paymentId),
                PaymentPayload::new);
    }

    /** Who takes part in what was paid for never changes, so it is asked here. */
    private PaymentId notOwn(PaymentId id, Viewer viewer) {
        var payment = payments(List.of(id.value())).getFirst();
        var booking = bookings.find(payment.bookingId());
        if (booking != null && isPartyOf(booking, viewer)) {
            throw Refused.because(
                    OWN_PAYMENT,
                    "You take part in what this paid for: somebody else deals with it.",
                    "input",
                    "paymentId");
        }
        return id;
    }

    static boolean isPartyOf(BookingView booking, Viewer viewer) {
        return viewer.is(booking.menteeId()) || viewer.is(booking.mentorMemberId());
    }

    private SubmitEvidence submission(PaymentId paymentId, SubmitEvidenceInput input, Viewer viewer) {
        var payment = payments(List.of(paymentId.value())).getFirst();
        var evidence = questions.find(new FindDisputeEvidence(payment.bookingId()), DisputeEvidenceView.class);
        if (evidence == null) {
            throw Mutations.notFound("dispute", "paymentId");
        }
        if (!evidence.sha256().equals(input.sha256()) && !isSent(payment, input)) {
            throw Refused.because(
                    "EVIDENCE_CHANGED", "There is more to say by now: read the evidence again.", "input", "sha256");
        }
        var terms = questions.ask(new FindEvidenceTerms(payment.gateway(), input.reference()), EvidenceTerms.class);
        return new SubmitEvidence(paymentId, input.reference(), input.sha256(), viewer.member(), terms.dueBy());
    }

    /** The same once more, which changes nothing. */
    private static boolean isSent(PaymentView payment, SubmitEvidenceInput input) {
        return payment.evidence(input.reference())
                .filter(sent -> sent.sha256().equals(input.sha256()))
                .isPresent();
    }

    @SchemaMapping(typeName = "Payment")
    List<TakenBack> chargebacks(PaymentView payment, @ContextValue Viewer viewer) {
        return viewer.isStaff() ? TakenBack.of(payment) : List.of();
    }

    /** That of a pack is of no booking, and shown as the purchase. */
    private @Nullable PaymentView payment(String id) {
        return payments(List.of(id)).stream()
                .filter(payment -> !new PaymentId(payment.id()).isForPack())
                .findFirst()
                .orElse(null);
    }

    private PaymentId known(String id) {
        if (!Ids.is(PaymentId.PREFIX, id) || payments(List.of(id)).isEmpty()) {
            throw Mutations.notFound("payment", "paymentId");
        }
        return new PaymentId(id);
    }

    @SchemaMapping(typeName = "Booking")
    CompletableFuture<@Nullable PaymentView> payment(
            BookingView booking, DataFetchingEnvironment environment, DataLoader<Wanted, PaymentView> paymentViews) {
        return paymentViews.load(Wanted.of(Ids.sibling(PaymentId.PREFIX, booking.id()), environment));
    }

    /** The first, and those of sessions that were agreed on later. */
    @SchemaMapping(typeName = "Booking")
    CompletableFuture<List<PaymentView>> payments(
            BookingView booking, DataFetchingEnvironment environment, DataLoader<Wanted, PaymentView> paymentViews) {
        var wanted = paymentIds(booking).map(id -> Wanted.of(id, environment)).toList();
        return paymentViews
                .loadMany(wanted)
                .thenApply(found -> found.stream().filter(Objects::nonNull).toList());
    }

    private static Stream<String> paymentIds(BookingView booking) {
        return Stream.concat(Stream.of(Ids.sibling(PaymentId.PREFIX, booking.id())), booking.extraPayments().stream());
    }

    @BatchMapping(typeName = "Payment")
    Map<PaymentView, BookingView> booking(Collection<PaymentView> payments) {
        return bookings.of(payments, PaymentView::bookingId);
    }

    @SchemaMapping(typeName = "Payment")
    CompletableFuture<@Nullable PayoutView> payout(
            PaymentView payment,
            @ContextValue Viewer viewer,
            DataFetchingEnvironment environment,
            DataLoader<Wanted, PayoutView> payoutViews) {
        return payoutViews
                .load(Wanted.of(Ids.sibling(PayoutId.PREFIX, payment.bookingId()), environment))
                .thenApply(payout -> payout != null && Permissions.mayRead(payout, viewer) ? payout : null);
    }

    /** What was given up is not to be paid, though its gateway has not been asked yet what became of it. */
    @BatchMapping(typeName = "Payment")
    Map<PaymentView, @Nullable PayerAction> payerAction(Collection<PaymentView> payments, @ContextValue Viewer viewer) {
        var actions = new HashMap<PaymentView, @Nullable PayerAction>();
        payments.forEach(payment -> actions.put(payment, null));
        var requested = payments.stream()
                .filter(payment -> payment.status() == PaymentStatus.REQUESTED)
                .toList();
        if (!requested.isEmpty()) {
            bookings.of(requested, PaymentView::bookingId).forEach((payment, booking) -> {
                if (booking.waitsFor(payment.id()) && Permissions.pays(booking, viewer)) {
                    actions.put(payment, payerAction(payment));
                }
            });
        }
        return actions;
    }

    private @Nullable PayerAction payerAction(PaymentView payment) {
        return questions.find(
                new FindPayerAction(payment.id(), payment.gateway(), payment.amount()), PayerAction.class);
    }

    @Override
    public String prefix() {
        return PaymentId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        viewer.id();
        var payment = payment(id);
        if (payment == null) {
            throw Problem.notFound("payment");
        }
        Permissions.readable(bookings.get(payment.bookingId()), viewer);
        return payment;
    }

    private List<PaymentView> payments(List<String> ids) {
        return questions.ask(new FindPayments(ids), PaymentViews.class).payments();
    }
}
