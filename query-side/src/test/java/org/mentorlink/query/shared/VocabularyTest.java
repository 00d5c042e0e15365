package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.query.EveryEvent;
import org.mentorlink.query.ReadSide;

/** Every event is shown by a read model of its own, or known not to be. That each one is thought of within its kind, the compiler sees to. */
class VocabularyTest {

    /** Shown by the audit alone. */
    private static final Set<String> AUDIT_ONLY = Set.of(
            "AdminAdded",
            "AdminRemoved",
            "RequestCounted",
            "HoldLapsed",
            "SessionRequestLapsed",
            "ConfirmationLapsed",
            "SessionOver",
            "SeatOfferLapsed",
            "GroupSessionOver",
            "CardholderDisputes",
            "PayoutDue",
            "DisputeAnswersDue",
            "DisputeDecisionDue",
            "AppealLapsed",
            "ProposalLapsed",
            "PaymentInquiryDue",
            "PaymentReviewDue",
            "PayoutInquiryDue",
            "ReversalInquiryDue",
            "ReadingDue",
            "CreditsExpiryDue",
            "CreditPurchaseLapsed",
            "SessionDue",
            "NotificationDue",
            // Read off the log itself, by what is asked of closed months.
            "MonthClosed",
            "LinesTaken",
            "ReportCompleted",
            // Read off the log itself, by whoever reads the facts of a dispute.
            "NoticeGiven",
            // Read off the log itself, by whoever asks on what accounts mentors are paid.
            "PayeeAccountRequested",
            "PayeeAccountOpened",
            "PayeeAccountRefused",
            "PayoutRunDue",
            "PayoutBatchInquiryDue",
            "BankDeskReviewDue");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void everyEventIsHandledOrListedAsIgnored() {
        var events = EveryEvent.all();
        assertThat(events).hasSizeGreaterThan(50);
        assertThat(unhandled(events, type -> true)).isEqualTo(new TreeSet<>(AUDIT_ONLY));
    }

    @Test
    void aForgottenKindWouldBeNoticed() {
        assertThat(unhandled(EveryEvent.all(), type -> !type.getSimpleName().equals("StepEvent")))
                .contains("StepParked");
    }

    private Set<String> unhandled(Set<Class<?>> events, Predicate<Class<?>> counts) {
        var handled = side.projections().stream()
                .flatMap(projection -> Arrays.stream(projection.getClass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .map(VocabularyTest::payload)
                .filter(type -> type.getPackageName().startsWith("org.mentorlink"))
                .filter(counts)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> handled.stream().noneMatch(type -> type.isAssignableFrom(event)))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> payload(Method handler) {
        return handler.getParameterTypes()[0];
    }
}
