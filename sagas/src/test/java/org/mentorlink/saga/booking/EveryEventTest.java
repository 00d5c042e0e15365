package org.mentorlink.saga.booking;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingEvent.InquiryEnded;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.PreSessionFormAnswered;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.BookingEvent.RefundUndone;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.GroupSessionDeadline;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.MentorCheckedIn;
import org.mentorlink.booking.GroupSessionEvent.SeatConfirmed;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatReleased;
import org.mentorlink.booking.GroupSessionEvent.WaitingListJoined;
import org.mentorlink.booking.GroupSessionEvent.WaitingListLeft;
import org.mentorlink.payment.CreditPurchaseDeadline;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseChargebackNoted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRefunded;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchContinued;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailureCorrected;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopped;
import org.mentorlink.payment.MentorAccountEvent.PayoutRunOrdered;
import org.mentorlink.payment.MentorAccountEvent.ReturnAsideGivenUp;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.ReturnSetAside;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationAbandoned;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.CaptureRequested;
import org.mentorlink.payment.PaymentEvent.EvidenceRefused;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmissionRequested;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmitted;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.GatewayOutcomeUnknown;
import org.mentorlink.payment.PaymentEvent.RefundAwaitsCapture;
import org.mentorlink.payment.PaymentEvent.RefundGivenUp;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentEvent.VoidRequested;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.TransferReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferReversalRequested;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.saga.payment.CreditPurchaseSaga;

/** No event is forgotten: the process acts on it, or it is named here with those it leaves alone on purpose. */
class EveryEventTest {

    private static final Set<Class<?>> VOCABULARIES = Set.of(
            BookingEvent.class,
            BookingDeadline.class,
            GroupSessionEvent.class,
            GroupSessionDeadline.class,
            CalendarEvent.class,
            PaymentEvent.class,
            PayoutEvent.class,
            MentorAccountEvent.class,
            CreditPurchaseEvent.class,
            CreditPurchaseDeadline.class);

    private static final Set<Class<?>> SAGAS = Set.of(
            BookingSaga.class, ProposalSaga.class, GroupSessionSaga.class, DisputeSaga.class, CreditPurchaseSaga.class);

    private static final Set<Class<?>> LEFT_ALONE = Set.of(
            // What the booking decided by itself, and what it says once it was told.
            CheckedIn.class,
            ProposalOpened.class,
            BookingCompleted.class,
            DisputeStatementMade.class,
            RefundOrdered.class,
            ChargebackAbsorbed.class,
            InquiryEnded.class,
            ChargebackNoted.class,
            MenteeRefunded.class,
            RefundUndone.class,
            MentorSettled.class,
            MeetingLinkSet.class,
            MeetingLinkRemoved.class,
            PreSessionFormAnswered.class,
            // Said by the group session once it was told, and for people.
            GroupSessionOpened.class,
            SeatConfirmed.class,
            SeatReleased.class,
            SeatOfferEnded.class,
            MentorCheckedIn.class,
            GroupMeetingLinkSet.class,
            GroupMeetingLinkRemoved.class,
            WaitingListJoined.class,
            WaitingListLeft.class,
            // Handled by itself, whenever it comes.
            CreditPurchaseClaimed.class,
            // What the purchase decided by itself.
            CreditPurchaseRefunded.class,
            CreditPurchaseDisputed.class,
            CreditPurchaseDisputeEnded.class,
            CreditPurchaseChargebackNoted.class,
            CreditPurchaseLossAbsorbed.class,
            // Nothing waits for these.
            TimeReleased.class,
            AuthorizationAbandoned.class,
            StrayPaymentTaken.class,
            RefundAwaitsCapture.class,
            PayoutFrozen.class,
            PayoutRunOrdered.class,
            // The workers carry these out, and ask again.
            AuthorizationRequested.class,
            CaptureRequested.class,
            VoidRequested.class,
            RefundRequested.class,
            RefundGivenUp.class,
            GatewayFeeStated.class,
            EvidenceSubmissionRequested.class,
            EvidenceSubmitted.class,
            EvidenceRefused.class,
            GatewayOutcomeUnknown.class,
            PayoutOutcomeUnknown.class,
            PayoutBatchRequested.class,
            PayoutBatchSent.class,
            PayoutBatchFailed.class,
            PayoutBatchStopped.class,
            PayoutBatchContinued.class,
            PayoutBatchOutcomeUnknown.class,
            TransferReversalRequested.class,
            TransferReversalOutcomeUnknown.class,
            TransferStopRequested.class,
            PayoutReturned.class,
            PayoutBatchStopRequested.class,
            PayoutBatchReturned.class,
            PayoutBatchFailureCorrected.class,
            TransferOwed.class,
            OwedTransferReturned.class,
            ReturnSetAside.class,
            ReturnAsideGivenUp.class,
            ReturnPaidByHand.class);

    @Test
    void is_handled_or_left_alone_on_purpose() {
        assertThat(forgottenBy(SAGAS, VOCABULARIES)).isEmpty();
    }

    @Test
    void is_not_left_alone_where_it_is_handled() {
        assertThat(handledBy(SAGAS)).isNotEmpty().doesNotContainAnyElementsOf(LEFT_ALONE);
    }

    private static Set<Class<?>> forgottenBy(Set<Class<?>> saga, Set<Class<?>> vocabularies) {
        var handled = handledBy(saga);
        return vocabularies.stream()
                .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses()))
                .filter(event -> !handled.contains(event) && !LEFT_ALONE.contains(event))
                .collect(toSet());
    }

    private static Set<Class<?>> handledBy(Set<Class<?>> sagas) {
        return sagas.stream()
                .flatMap(saga -> Stream.of(saga.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(SagaEventHandler.class))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .collect(toSet());
    }

    @Nested
    class A_deliberate_violation {

        sealed interface NewVocabulary {

            record Handled(BookingId bookingId) implements NewVocabulary {}

            record Forgotten(BookingId bookingId) implements NewVocabulary {}

            record HandledWithoutAnnotation(BookingId bookingId) implements NewVocabulary {}
        }

        static class ForgetfulSaga {

            @SagaEventHandler(associationProperty = "bookingId")
            void on(NewVocabulary.Handled event) {}

            void on(NewVocabulary.HandledWithoutAnnotation event) {}
        }

        @Test
        void is_found() {
            assertThat(forgottenBy(Set.of(ForgetfulSaga.class), Set.of(NewVocabulary.class)))
                    .containsExactlyInAnyOrder(
                            NewVocabulary.Forgotten.class, NewVocabulary.HandledWithoutAnnotation.class);
        }
    }
}
