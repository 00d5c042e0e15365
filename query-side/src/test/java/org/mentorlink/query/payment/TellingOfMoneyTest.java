package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.FinanceLine;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.query.EveryEvent;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** Every event that speaks of money is told outside, or named here as one that is not, with the reason why. */
class TellingOfMoneyTest {

    private static final Map<String, Set<String>> NOT_TOLD = Map.of(
            "what something costs: nothing has moved",
            Set.of(
                    "MentorApplied",
                    "MentorProfileChanged",
                    "OfferingAdded",
                    "OfferingChanged",
                    "GroupSessionScheduled",
                    "BookingRequested",
                    "SessionRequested",
                    "TimeProposed",
                    "ProposalOpened",
                    "BookingRescheduled",
                    "ExtraPaymentRequested",
                    "CreditPackOffered",
                    "CreditPurchaseRequested"),
            "is to be done: what becomes of it is told",
            Set.of(
                    "AuthorizationRequested",
                    "CaptureRequested",
                    "VoidRequested",
                    "RefundOrdered",
                    "RefundAwaitsCapture",
                    "RefundRequested",
                    "ChargebackUnclear",
                    "PayoutBegun",
                    "PayoutRevisionDeferred",
                    "PayoutCollected",
                    "PayoutBatchRequested",
                    "BankTransferOrdered",
                    "BankFileMade",
                    "TransferRequested",
                    "TransferStopRequested",
                    "PayoutBatchStopRequested",
                    "TransferReversalRequested",
                    "CreditsReserved"),
            "did not come about",
            Set.of(
                    "RefundFailed",
                    "RefundGivenUp",
                    "PayoutFailed",
                    "PayoutBatchFailed",
                    "BankTransferFailed",
                    "TransferReversalFailed",
                    "CreditsReleased",
                    "CreditPurchaseFailed"),
            "says once more what is told as an event of a payment, a payout or somebody's credits",
            Set.of(
                    "BookingSettled",
                    "MenteeRefunded",
                    "RefundUndone",
                    "ChargebackNoted",
                    "PayoutBatchSent",
                    "BankTransferDone",
                    "BankTransferFailureCorrected",
                    "BankTransferCorrected",
                    "PayoutBatchFailureCorrected",
                    "BankTransferReturned",
                    "PayoutBatchReturned",
                    "RecoveryOwed",
                    "RecoveryApplied",
                    "CreditsSpent",
                    "CreditsReturned",
                    "CreditPurchaseCompleted",
                    "CreditPurchaseRefunded",
                    "CreditPurchaseChargebackNoted"),
            "holds up what can be used, or lets it be used again, and moves nothing",
            Set.of(
                    "CreditsFrozen",
                    "CreditsThawed",
                    "CreditPurchaseDisputed",
                    "CreditPurchaseDisputeEnded",
                    "ReturnSetAside",
                    "ReturnAsideGivenUp"),
            "compares with the books of a gateway, and moves nothing",
            Set.of("LinesTaken", "BreaksFound", "MoreBreaksFound"));

    @Test
    void each_is_told_or_known_not_to_be() {
        var known =
                NOT_TOLD.values().stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));

        assertThat(untold(EveryEvent.all(), FinanceEvents.TYPES)).isEqualTo(known);
    }

    @Test
    void a_new_one_would_be_noticed() {
        record Tip(Money amount) {}
        record Tips(List<Tip> all) {}
        record Thanks(String text) {}

        assertThat(untold(Set.of(Tip.class, Tips.class, Thanks.class), Set.of()))
                .containsExactly("Tip", "Tips");
    }

    @Test
    void all_that_are_told_are_events_that_speak_of_money() {
        assertThat(EveryEvent.all()).containsAll(FinanceEvents.TYPES);
        assertThat(FinanceEvents.TYPES).allMatch(type -> speaksOf(type, Money.class::equals));
    }

    /** Whatever an event holds, a line has no place for it. */
    @Test
    void a_line_holds_ids_numbers_and_names_of_what_is_public() {
        assertThat(speaksOf(FinanceLine.class, Personal.class::equals)).isFalse();
        assertThat(Arrays.stream(FinanceLine.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly(
                        "version",
                        "position",
                        "at",
                        "eventId",
                        "type",
                        "streamId",
                        "sequence",
                        "actorId",
                        "actorRole",
                        "correlationId",
                        "causationId",
                        "bookingId",
                        "paymentId",
                        "payoutId",
                        "mentorId",
                        "gatewayReference",
                        "lines");
        assertThat(Arrays.stream(LedgerEntryView.Line.class.getRecordComponents())
                        .map(RecordComponent::getName))
                .containsExactly("account", "currency", "debitMinor", "creditMinor");
    }

    private static Set<String> untold(Set<Class<?>> events, Set<Class<?>> told) {
        return events.stream()
                .filter(event -> !told.contains(event))
                .filter(event -> speaksOf(event, Money.class::equals))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean speaksOf(Type type, Predicate<Type> what) {
        if (what.test(type)) {
            return true;
        }
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(part -> speaksOf(part, what));
        }
        return type instanceof Class<?> record
                && record.isRecord()
                && Arrays.stream(record.getRecordComponents())
                        .anyMatch(component -> speaksOf(component.getGenericType(), what));
    }
}
