package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskCommand;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.DescribeBankTransfer;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.NoteBankTransferPaidByHand;
import org.mentorlink.payment.BankDeskCommand.OrderBankTransfer;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankDeskCommand.ReviewBankDesk;
import org.mentorlink.payment.BankDeskCommand.WithdrawBankTransfer;
import org.mentorlink.payment.BankDeskDeadline.BankDeskReviewDue;
import org.mentorlink.payment.BankDeskEvent;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.BankDeskEvent.BankTransferCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailureCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferPaidByHand;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
import org.mentorlink.payment.BankDeskEvent.BankTransferStopAsked;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankFileLine;
import org.mentorlink.payment.BankTransferAction;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferState;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MentorAccountCommand.CorrectPayoutBatchFailure;
import org.mentorlink.payment.MentorAccountCommand.DescribeOwedTransfer;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweTransfer;
import org.mentorlink.payment.MentorAccountCommand.RecordOwedTransferReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopRequested;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutCommand.CorrectPayoutFailure;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutReturned;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.ObjectProvider;

/** What the platform's own bank pays mentors. */
class BankTransferTest {

    private static final BankDeskId DESK = BankDeskId.of("ZAR");
    private static final MentorId MENTOR = MentorId.of(ADA);
    private static final MentorId STAFF_AS_MENTOR = MentorId.of(GRACE);
    private static final MentorAccountId ACCOUNT = MentorAccountId.of(MENTOR, "ZAR");
    private static final PayoutBatchId BATCH = PayoutBatchId.of(ACCOUNT, 2);
    private static final PayoutId PAYOUT = new PayoutId("pyo_1");
    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final String KEY = GatewayKeys.ofBatch(BATCH);
    private static final String SINGLE = GatewayKeys.ofTransfer(PAYOUT, 3);
    private static final BankTransferId ID = BankTransferId.of(KEY);
    private static final BankTransferId OTHER = BankTransferId.of(SINGLE);
    private static final Money NET = Money.of(26_250, "ZAR");
    private static final Money LESS = Money.of(500, "ZAR");
    private static final BankFileId MONDAY = BankFileId.of(GRACE, "ZAR", "monday");
    private static final BankFileId TUESDAY = BankFileId.of(GRACE, "ZAR", "tuesday");
    private static final OrderBankTransfer ORDER = new OrderBankTransfer(DESK, KEY, MENTOR, NET);
    private static final BankTransferOrdered ORDERED = ordered(KEY, MENTOR, NET);
    private static final BankTransferOrdered ORDERED_TOO = ordered(SINGLE, MENTOR, LESS);
    private static final WithdrawBankTransfer WITHDRAW = new WithdrawBankTransfer(DESK, KEY);
    private static final BankTransferWithdrawn WITHDRAWN = new BankTransferWithdrawn(DESK, ID, KEY);
    private static final BankTransferStopAsked STOP_ASKED = new BankTransferStopAsked(DESK, ID, KEY);
    private static final MakeBankFile MAKE = new MakeBankFile(DESK, MONDAY, GRACE);
    private static final BankFileMade FILED = made(MONDAY, ORDERED);
    private static final BankTransferDone DONE = new BankTransferDone(DESK, ID, KEY, MENTOR, NET, "FNB-1", GRACE);
    private static final BankTransferFailed FAILED =
            new BankTransferFailed(DESK, ID, KEY, MENTOR, NET, "account_closed", GRACE);
    private static final BankTransferDone DONE_TOO =
            new BankTransferDone(DESK, OTHER, SINGLE, MENTOR, LESS, "FNB-2", GRACE);
    private static final BankTransferFailureCorrected CORRECTED =
            new BankTransferFailureCorrected(DESK, ID, KEY, MENTOR, NET, "FNB-1", GRACE);
    private static final BankTransferReturned RETURNED =
            new BankTransferReturned(DESK, ID, KEY, MENTOR, NET, "account_closed", GRACE);

    private static BankTransferOrdered ordered(String key, MentorId mentor, Money amount) {
        return new BankTransferOrdered(DESK, BankTransferId.of(key), key, mentor, amount);
    }

    private static BankFileMade made(BankFileId file, BankTransferOrdered... transfers) {
        return new BankFileMade(
                DESK,
                file,
                List.of(transfers).stream()
                        .map(it -> new BankFileLine(it.bankTransferId(), it.key(), it.mentorId(), it.amount()))
                        .toList(),
                GRACE);
    }

    private static BankTransferState state(
            BankTransferStatus status, @Nullable String reference, @Nullable String code) {
        return new BankTransferState(status, reference, code);
    }

    private static RecordBankTransferDone done(String reference) {
        return new RecordBankTransferDone(DESK, ID, reference, GRACE);
    }

    private static RecordBankTransferFailed failed(String code) {
        return new RecordBankTransferFailed(DESK, ID, code, false, GRACE);
    }

    private static RecordBankTransferFailed returned(String code) {
        return new RecordBankTransferFailed(DESK, ID, code, true, GRACE);
    }

    @AfterAll
    static void every_message_was_in_a_scenario() {
        Scenario.assertAllUsed(BankDeskCommand.class, BankDeskEvent.class);
    }

    private static Scenario<BankDesk> desk() {
        return desk(mock(BankCorrections.class));
    }

    private static Scenario<BankDesk> desk(BankCorrections corrections) {
        return new Scenario<>(BankDesk.class, NOW, corrections);
    }

    @Nested
    class Ordering {

        @Test
        void is_done_once() {
            desk().when(ORDER).then(ORDERED);
            desk().given(ORDERED_TOO).when(ORDER).then(ORDERED);
            desk().given(ORDERED).when(ORDER).answers(state(BankTransferStatus.WAITING, null, null));
            desk().given(ORDERED, FILED, DONE).when(ORDER).answers(state(BankTransferStatus.DONE, "FNB-1", null));
        }

        @Test
        void of_what_was_withdrawn_changes_nothing_whichever_came_first() {
            desk().given(ORDERED, WITHDRAWN).when(ORDER).answers(state(BankTransferStatus.WITHDRAWN, null, null));
            desk().given(WITHDRAWN).when(ORDER).answers(state(BankTransferStatus.WITHDRAWN, null, null));
        }

        @Test
        void is_told_who_asks() {
            var ask = new DescribeBankTransfer(DESK, ID);
            desk().given(ORDERED_TOO).when(ask).answers(null);
            desk().given(ORDERED, FILED).when(ask).answers(state(BankTransferStatus.FILED, null, null));
            desk().given(ORDERED, FAILED).when(ask).answers(state(BankTransferStatus.FAILED, null, "account_closed"));
            desk().given(ORDERED, FILED, DONE, RETURNED)
                    .when(ask)
                    .answers(state(BankTransferStatus.RETURNED, "FNB-1", "account_closed"));
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void keeps_it_out_of_every_file() {
            desk().given(ORDERED).when(WITHDRAW).then(WITHDRAWN);
            desk().when(WITHDRAW).then(WITHDRAWN);
            desk().given(ORDERED, ORDERED_TOO, WITHDRAWN).when(MAKE).then(made(MONDAY, ORDERED_TOO));
            desk().given(ORDERED, WITHDRAWN).when(MAKE).refused("NOTHING_TO_FILE", "input");
        }

        @Test
        void of_what_is_filed_tells_finance_once_for_the_bank_may_hold_it() {
            desk().given(ORDERED, FILED).when(WITHDRAW).then(STOP_ASKED);
            desk().given(ORDERED, FILED, STOP_ASKED).when(WITHDRAW).nothing();
            desk().given(ORDERED, FILED, STOP_ASKED).when(done("FNB-1")).then(DONE);
            desk().given(ORDERED, FILED, STOP_ASKED)
                    .when(failed("account_closed"))
                    .then(FAILED);
        }

        @Test
        void changes_nothing_of_what_is_over() {
            desk().given(ORDERED, WITHDRAWN).when(WITHDRAW).nothing();
            desk().given(ORDERED, FILED, DONE).when(WITHDRAW).nothing();
            desk().given(ORDERED, FAILED).when(WITHDRAW).nothing();
        }
    }

    @Nested
    class Filing {

        @Test
        void is_one_decision_about_all_that_wait() {
            desk().given(ORDERED, ORDERED_TOO).when(MAKE).then(made(MONDAY, ORDERED, ORDERED_TOO));
        }

        @Test
        void is_done_once_under_an_id() {
            desk().given(ORDERED, FILED).when(MAKE).nothing();
            desk().given(ORDERED, FILED, ORDERED_TOO).when(MAKE).nothing();
            desk().given(ORDERED, FILED, ORDERED_TOO)
                    .when(new MakeBankFile(DESK, TUESDAY, GRACE))
                    .then(made(TUESDAY, ORDERED_TOO));
        }

        @Test
        void never_has_what_is_in_another_file_or_over() {
            for (var over : List.of(FILED, FAILED, WITHDRAWN)) {
                desk().given(ORDERED, over)
                        .when(new MakeBankFile(DESK, TUESDAY, GRACE))
                        .refused("NOTHING_TO_FILE", "input");
            }
            desk().given(ORDERED, FILED, DONE)
                    .when(new MakeBankFile(DESK, TUESDAY, GRACE))
                    .refused("NOTHING_TO_FILE", "input");
            desk().when(MAKE).refused("NOTHING_TO_FILE", "input");
        }

        @Test
        void leaves_out_what_the_one_who_files_is_to_get() {
            var own = ordered("pyb_own/transfer", STAFF_AS_MENTOR, NET);
            desk().given(own, ORDERED).when(MAKE).then(made(MONDAY, ORDERED));
            desk().given(own).when(MAKE).refused("NOTHING_TO_FILE", "input");
        }

        @Test
        void has_an_end() {
            var many = IntStream.rangeClosed(0, BankDesk.MOST_LINES)
                    .mapToObj(number -> ordered("pyo_" + number + "/transfer/1", MENTOR, LESS))
                    .toArray(BankTransferOrdered[]::new);
            var first = Arrays.copyOf(many, BankDesk.MOST_LINES);
            desk().given((Object[]) many).when(MAKE).then(made(MONDAY, first));
        }
    }

    @Nested
    class Reviewing {

        private static final ReviewBankDesk REVIEW = new ReviewBankDesk(DESK);
        private static final Instant LONG_AGO = NOW.minus(BankDesk.LONGEST);

        @Test
        void finds_what_was_forgotten_waiting_or_filed() {
            desk().givenAt(LONG_AGO, ORDERED).when(REVIEW).refused("BANK_TRANSFERS_OVERDUE");
            desk().givenAt(LONG_AGO, ORDERED, FILED).when(REVIEW).refused("BANK_TRANSFERS_OVERDUE");
            desk().givenAt(LONG_AGO, ORDERED, FILED, STOP_ASKED).when(REVIEW).refused("BANK_TRANSFERS_OVERDUE");
        }

        @Test
        void finds_nothing_that_is_over_or_not_a_week_old() {
            desk().givenAt(LONG_AGO.plusSeconds(1), ORDERED, FILED).when(REVIEW).nothing();
            desk().givenAt(LONG_AGO, ORDERED, FILED, DONE).when(REVIEW).nothing();
            desk().givenAt(LONG_AGO, ORDERED, FILED, FAILED).when(REVIEW).nothing();
            desk().givenAt(LONG_AGO, ORDERED, FILED, DONE, RETURNED)
                    .when(REVIEW)
                    .nothing();
            desk().givenAt(LONG_AGO, ORDERED, WITHDRAWN).when(REVIEW).nothing();
        }
    }

    @Nested
    class Recording {

        @Test
        void that_it_is_done_is_said_once_of_what_was_filed() {
            desk().given(ORDERED, FILED).when(done("FNB-1")).then(DONE);
            desk().given(ORDERED, FILED, DONE).when(done("FNB-1")).nothing();
            desk().given(ORDERED, FILED, DONE, RETURNED).when(done("FNB-1")).nothing();
            desk().given(ORDERED).when(done("FNB-1")).refused("TRANSFER_NOT_FILED", "input", "bankTransferId");
        }

        @Test
        void a_name_of_the_banks_is_of_one_transfer() {
            desk().given(ORDERED, ORDERED_TOO, made(MONDAY, ORDERED, ORDERED_TOO), DONE)
                    .when(new RecordBankTransferDone(DESK, OTHER, "FNB-1", GRACE))
                    .refused("REFERENCE_RECORDED", "input", "reference");
        }

        @Test
        void that_it_has_failed_is_said_once_filed_or_not() {
            desk().given(ORDERED, FILED).when(failed("account_closed")).then(FAILED);
            desk().given(ORDERED).when(failed("account_closed")).then(FAILED);
            desk().given(ORDERED, FILED, FAILED).when(failed("account_closed")).nothing();
        }

        @Test
        void what_is_done_may_come_back_once() {
            desk().given(ORDERED, FILED, DONE).when(returned("account_closed")).then(RETURNED);
            desk().given(ORDERED, FILED, DONE, RETURNED)
                    .when(returned("account_closed"))
                    .nothing();
            desk().given(ORDERED, FILED, DONE, RETURNED)
                    .when(returned("no_such_account"))
                    .refused("TRANSFER_RECORDED", "input", "bankTransferId");
        }

        @Test
        void a_failure_told_by_whoever_had_not_seen_that_it_is_done_is_no_return() {
            desk().given(ORDERED, FILED, DONE)
                    .when(failed("account_closed"))
                    .refused("TRANSFER_RECORDED", "input", "bankTransferId");
        }

        @Test
        void is_refused_where_something_else_was_said() {
            String[] path = {"input", "bankTransferId"};
            desk().given(ORDERED, FILED, DONE).when(done("FNB-2")).refused("TRANSFER_RECORDED", path);
            desk().given(ORDERED, FILED, FAILED).when(failed("other")).refused("TRANSFER_RECORDED", path);
            desk().given(ORDERED, FILED, FAILED).when(done("FNB-1")).refused("TRANSFER_RECORDED", path);
            desk().given(ORDERED, WITHDRAWN).when(done("FNB-2")).refused("TRANSFER_RECORDED", path);
            desk().given(ORDERED, WITHDRAWN).when(failed("other")).refused("TRANSFER_RECORDED", path);
            desk().given(ORDERED_TOO).when(done("FNB-2")).refused("NOT_FOUND", path);
            desk().given(WITHDRAWN).when(failed("other")).refused("NOT_FOUND", path);
        }

        @Test
        void is_refused_to_the_payee_and_for_what_no_bank_would_say() {
            desk().given(ORDERED, FILED)
                    .when(new RecordBankTransferDone(DESK, ID, "FNB-1", ADA))
                    .refused("OWN_TRANSFER", "input", "bankTransferId");
            desk().given(ORDERED, FILED)
                    .when(new RecordBankTransferFailed(DESK, ID, "account_closed", false, ADA))
                    .refused("OWN_TRANSFER", "input", "bankTransferId");
            desk().given(ORDERED, FILED).when(done("FNB 1")).refused("INVALID_REFERENCE", "input", "reference");
            desk().given(ORDERED, FILED).when(done("4242424242424242")).refused("CARD_NUMBER", "input", "reference");
            for (var account : List.of("DE89370400440532013000", "gb82west12345698765432")) {
                desk().given(ORDERED, FILED).when(done(account)).refused("ACCOUNT_NUMBER", "input", "reference");
            }
            // No check digits of an account.
            desk().given(ORDERED, FILED)
                    .when(done("DE88370400440532013000"))
                    .then(new BankTransferDone(DESK, ID, KEY, MENTOR, NET, "DE88370400440532013000", GRACE));
            desk().given(ORDERED, FILED).when(failed("Account closed")).refused("INVALID_FAILURE", "input", "failure");
            desk().given(ORDERED, FILED).when(failed("stopped")).refused("INVALID_FAILURE", "input", "failure");
        }
    }

    @Nested
    class Correcting {

        private final BankCorrections corrections = mock(BankCorrections.class);
        private static final String[] PATH = {"input", "bankTransferId"};
        private static final BankTransferReturned RETURNED_AGAIN =
                new BankTransferReturned(DESK, ID, KEY, MENTOR, NET, "account_closed", GRACE, 2);

        private static CorrectBankTransfer correct(@Nullable String reference) {
            return new CorrectBankTransfer(DESK, ID, reference, "It was paid", GRACE);
        }

        private static BankTransferCorrected corrected(boolean besides) {
            return new BankTransferCorrected(
                    DESK, ID, KEY, MENTOR, NET, "FNB-1", besides, GRACE, Personal.of(GRACE, "It was paid"));
        }

        @Test
        void a_failure_is_told_where_what_it_paid_agrees_or_the_mentor_owes_it() {
            desk(corrections)
                    .given(ORDERED, FILED, FAILED)
                    .when(correct("FNB-1"))
                    .then(corrected(false));
            when(corrections.correct(KEY, MENTOR, NET, "FNB-1", correct("FNB-1")))
                    .thenReturn(true);
            desk(corrections)
                    .given(ORDERED, FILED, FAILED)
                    .when(correct("FNB-1"))
                    .then(corrected(true));
        }

        @Test
        void a_return_has_the_mentor_owe_it() {
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(correct(null))
                    .then(corrected(true));
            verify(corrections).owe(KEY, MENTOR, NET, 1, correct(null));
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED, corrected(true), RETURNED_AGAIN)
                    .when(correct("FNB-1"))
                    .then(corrected(true));
            verify(corrections).owe(KEY, MENTOR, NET, 2, correct("FNB-1"));
        }

        @Test
        void once_more_changes_nothing() {
            for (var told : List.of(FAILED, RETURNED)) {
                desk(corrections)
                        .given(ORDERED, FILED, DONE, told, corrected(true))
                        .when(correct("FNB-1"))
                        .nothing();
            }
            desk(corrections)
                    .given(ORDERED, FILED, FAILED, corrected(false))
                    .when(correct("FNB-2"))
                    .refused("TRANSFER_RECORDED", PATH);
            desk().given(ORDERED, FILED, FAILED, CORRECTED).when(done("FNB-1")).nothing();
            verifyNoInteractions(corrections);
        }

        /** What the mentor owes by then is told the account, by its number; all else the payout. */
        @Test
        void may_be_followed_by_a_return() {
            desk().given(ORDERED, FILED, FAILED, corrected(false))
                    .when(returned("account_closed"))
                    .then(RETURNED);
            desk().given(ORDERED, FILED, DONE, RETURNED, corrected(true))
                    .when(returned("account_closed"))
                    .then(RETURNED_AGAIN);
            desk().given(ORDERED, FILED, FAILED, corrected(true))
                    .when(returned("account_closed"))
                    .then(new BankTransferReturned(DESK, ID, KEY, MENTOR, NET, "account_closed", GRACE, 1));
        }

        @Test
        void is_refused_of_what_was_in_no_file_and_where_nothing_was_told() {
            desk(corrections).given(ORDERED, FAILED).when(correct("FNB-1")).refused("TRANSFER_NOT_FILED", PATH);
            for (var events : List.of(List.of(), List.of(FILED), List.of(FILED, DONE), List.of(WITHDRAWN))) {
                var all = new ArrayList<Object>(List.of(ORDERED));
                all.addAll(events);
                desk(corrections).given(all.toArray()).when(correct("FNB-1")).refused("NOTHING_TO_CORRECT", PATH);
            }
            verifyNoInteractions(corrections);
        }

        @Test
        void is_refused_where_what_it_paid_does_not_agree() {
            doThrow(Refused.because("RETURN_SET_ASIDE", "Give it up.", PATH))
                    .when(corrections)
                    .owe(KEY, MENTOR, NET, 1, correct(null));
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(correct(null))
                    .refused("RETURN_SET_ASIDE", PATH);
        }

        @Test
        void asks_nobody_where_it_is_refused_anyway() {
            desk(corrections)
                    .given(ORDERED, ORDERED_TOO, made(MONDAY, ORDERED, ORDERED_TOO), FAILED, DONE_TOO)
                    .when(correct("FNB-2"))
                    .refused("REFERENCE_RECORDED", "input", "reference");
            desk(corrections)
                    .given(ORDERED, FILED, FAILED)
                    .when(correct(null))
                    .refused("INVALID_REFERENCE", "input", "reference");
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(correct("FNB-2"))
                    .refused("TRANSFER_RECORDED", PATH);
            desk(corrections)
                    .given(ORDERED, FILED, FAILED)
                    .when(new CorrectBankTransfer(DESK, ID, "FNB-1", "Why not", ADA))
                    .refused("OWN_TRANSFER", PATH);
            desk(corrections)
                    .given(ORDERED, FILED, FAILED)
                    .when(new CorrectBankTransfer(DESK, ID, "FNB-1", " ", GRACE))
                    .refused("BLANK_REASON", "input", "reason");
            verifyNoInteractions(corrections);
        }

        private final CommandGateway commands = mock(CommandGateway.class);
        private final List<Object> asked = new ArrayList<>();
        private final BankCorrections asking = new BankCorrections(provided(commands));

        /** @param refusals by what is refused */
        private void answers(boolean isOwed, Map<Class<?>, String> refusals) {
            doAnswer(call -> {
                        var command = ((CommandMessage<?>) call.getArgument(0)).getPayload();
                        asked.add(command);
                        var refusal = refusals.get(command.getClass());
                        if (refusal != null) {
                            throw Refused.because(refusal, "It is refused.");
                        }
                        return command instanceof DescribeOwedTransfer ? isOwed : null;
                    })
                    .when(commands)
                    .sendAndWait(any(), anyLong(), any());
        }

        private static OweTransfer owe(String key, int returns) {
            return new OweTransfer(ACCOUNT, key, NET, returns, "It was paid", GRACE);
        }

        @Test
        void asks_the_payout_or_the_batch_first() {
            answers(false, Map.of());
            assertThat(asking.correct(KEY, MENTOR, NET, "FNB-1", correct("FNB-1")))
                    .isFalse();
            assertThat(asking.correct(SINGLE, MENTOR, NET, "FNB-2", correct("FNB-2")))
                    .isFalse();
            assertThat(asked)
                    .containsExactly(
                            new DescribeOwedTransfer(ACCOUNT, ID),
                            new CorrectPayoutBatchFailure(ACCOUNT, BATCH, "FNB-1"),
                            new DescribeOwedTransfer(ACCOUNT, OTHER),
                            new CorrectPayoutFailure(PAYOUT, 3, "FNB-2"));
        }

        @Test
        void has_the_mentor_owe_what_was_decided_otherwise_since() {
            for (var since : List.of("PAYOUT_SENT_AGAIN", "PAYOUT_CHANGED", "PAYOUT_ALREADY_SENT")) {
                asked.clear();
                answers(false, Map.of(DescribeOwedTransfer.class, "NOT_FOUND", CorrectPayoutBatchFailure.class, since));
                assertThat(asking.correct(KEY, MENTOR, NET, "FNB-1", correct("FNB-1")))
                        .isTrue();
                assertThat(asked).last().isEqualTo(owe(KEY, 0));
            }
        }

        @Test
        void is_not_decided_anew_where_it_was_stopped_in_between() {
            answers(true, Map.of());
            assertThat(asking.correct(KEY, MENTOR, NET, "FNB-1", correct("FNB-1")))
                    .isTrue();
            assertThat(asked).containsExactly(new DescribeOwedTransfer(ACCOUNT, ID));
        }

        @Test
        void hands_on_what_they_refuse() {
            answers(false, Map.of(CorrectPayoutBatchFailure.class, "NOT_FOUND"));
            assertThatThrownBy(() -> asking.correct(KEY, MENTOR, NET, "FNB-1", correct("FNB-1")))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("NOT_FOUND");
                        assertThat(refused.refusal().path()).containsExactly("input", "bankTransferId");
                    });
            answers(false, Map.of(OweTransfer.class, "RETURN_SET_ASIDE"));
            assertThatThrownBy(() -> asking.owe(KEY, MENTOR, NET, 1, correct(null)))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("RETURN_SET_ASIDE"));
            assertThat(asked).last().isEqualTo(owe(KEY, 1));
        }

        @Test
        void hands_on_what_was_paid_by_hand() {
            answers(false, Map.of());
            asking.paid(KEY, MENTOR, new RecordReturnPaid(DESK, ID, NET, "FNB-9", "She asked", GRACE));
            assertThat(asked).containsExactly(new RecordPaidByHand(ACCOUNT, KEY, NET, "FNB-9", "She asked", GRACE));
        }
    }

    /** What is offered beforehand, and what the desk decides. */
    @Nested
    class Offering {

        private static final Map<BankTransferStatus, List<Object>> HISTORIES = Map.of(
                BankTransferStatus.WAITING, List.of(ORDERED),
                BankTransferStatus.WITHDRAWN, List.of(ORDERED, WITHDRAWN),
                BankTransferStatus.FILED, List.of(ORDERED, FILED),
                BankTransferStatus.DONE, List.of(ORDERED, FILED, DONE),
                BankTransferStatus.FAILED, List.of(ORDERED, FILED, FAILED),
                BankTransferStatus.RETURNED, List.of(ORDERED, FILED, DONE, RETURNED));

        private static final Map<BankTransferAction, BankDeskCommand> COMMANDS = Map.of(
                BankTransferAction.RECORD_DONE, done("FNB-7"),
                BankTransferAction.RECORD_FAILED, failed("unheard_of"),
                BankTransferAction.RECORD_RETURNED, returned("unheard_of"),
                BankTransferAction.CORRECT_RETURN, Correcting.correct("FNB-7"));

        private static BankDeskEvent accepted(BankTransferAction action) {
            return switch (action) {
                case RECORD_DONE -> new BankTransferDone(DESK, ID, KEY, MENTOR, NET, "FNB-7", GRACE);
                case RECORD_FAILED -> new BankTransferFailed(DESK, ID, KEY, MENTOR, NET, "unheard_of", GRACE);
                case RECORD_RETURNED -> new BankTransferReturned(DESK, ID, KEY, MENTOR, NET, "unheard_of", GRACE);
                case CORRECT_RETURN ->
                    new BankTransferCorrected(
                            DESK, ID, KEY, MENTOR, NET, "FNB-7", false, GRACE, Personal.of(GRACE, "It was paid"));
                case SET_RETURN_ASIDE, GIVE_UP_RETURN_ASIDE, RECORD_RETURN_PAID ->
                    throw new IllegalArgumentException("the account decides");
            };
        }

        @Test
        void is_what_the_desk_accepts_and_nothing_else_status_by_status() {
            var offered = new ArrayList<String>();
            for (var status : BankTransferStatus.values()) {
                for (var each : COMMANDS.entrySet()) {
                    var action = each.getKey();
                    var before = HISTORIES.get(status);
                    var returns = status == BankTransferStatus.RETURNED ? 1 : 0;
                    var account = Returns.none(NET.zero());
                    var refusal = action.refusal(ID, status, before.contains(FILED), returns, account);
                    var corrections = mock(BankCorrections.class);
                    if (refusal != null && status == BankTransferStatus.RETURNED) {
                        doThrow(Refused.because(refusal, "The account says so.", "input", "bankTransferId"))
                                .when(corrections)
                                .owe(any(), any(), any(), anyInt(), any());
                    }
                    var command = status == BankTransferStatus.RETURNED && action == BankTransferAction.CORRECT_RETURN
                            ? Correcting.correct(null)
                            : each.getValue();
                    var scenario = desk(corrections).given(before.toArray()).when(command);
                    if (refusal == null) {
                        offered.add(status + " " + action);
                        scenario.then(accepted(action));
                    } else {
                        scenario.refused(refusal, "input", "bankTransferId");
                    }
                }
            }
            assertThat(offered)
                    .containsExactlyInAnyOrder(
                            "WAITING RECORD_FAILED",
                            "FILED RECORD_DONE",
                            "FILED RECORD_FAILED",
                            "DONE RECORD_RETURNED",
                            "FAILED CORRECT_RETURN");
        }

        @Test
        void of_what_failed_in_no_file_has_nothing_to_correct() {
            assertThat(BankTransferAction.CORRECT_RETURN.refusal(
                            ID, BankTransferStatus.FAILED, false, 0, Returns.none(NET.zero())))
                    .isEqualTo("TRANSFER_NOT_FILED");
        }
    }

    @Nested
    class Paying_by_hand {

        private final BankCorrections corrections = mock(BankCorrections.class);
        private static final NoteBankTransferPaidByHand NOTE = new NoteBankTransferPaidByHand(DESK, ID, "FNB-9");
        private static final BankTransferPaidByHand PAID = new BankTransferPaidByHand(DESK, ID, KEY, "FNB-9");

        private static RecordReturnPaid record(String reference) {
            return new RecordReturnPaid(DESK, ID, NET, reference, "She asked", GRACE);
        }

        @Test
        void is_told_once_the_account_agrees() {
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(record("FNB-9"))
                    .then(PAID);
            verify(corrections).paid(KEY, MENTOR, record("FNB-9"));
            desk().given(ORDERED, FILED, DONE, RETURNED, PAID)
                    .when(record("FNB-9"))
                    .nothing();
            doThrow(Refused.because("NOT_SET_ASIDE", "Set it aside.", "input", "bankTransferId"))
                    .when(corrections)
                    .paid(KEY, MENTOR, record("FNB-8"));
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(record("FNB-8"))
                    .refused("NOT_SET_ASIDE", "input", "bankTransferId");
        }

        /** A line of the bank's statement pays for one thing. */
        @Test
        void has_a_name_of_the_banks_that_nothing_else_has() {
            desk(corrections)
                    .given(ORDERED, ORDERED_TOO, made(MONDAY, ORDERED, ORDERED_TOO), DONE, RETURNED, DONE_TOO)
                    .when(record("FNB-2"))
                    .refused("REFERENCE_RECORDED", "input", "reference");
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(record("FNB-1"))
                    .refused("REFERENCE_RECORDED", "input", "reference");
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED)
                    .when(record("FNB 9"))
                    .refused("INVALID_REFERENCE", "input", "reference");
            verifyNoInteractions(corrections);
        }

        @Test
        void is_noted_once_of_what_came_back() {
            desk().given(ORDERED, FILED, DONE, RETURNED).when(NOTE).then(PAID);
            desk().given(ORDERED, FILED, DONE, RETURNED, PAID).when(NOTE).nothing();
            desk().given(ORDERED, FILED, DONE).when(NOTE).nothing();
        }

        /** What was paid of the first return is not taken for the second when it is told late. */
        @Test
        void of_the_first_return_says_nothing_of_the_second() {
            var again = new BankTransferReturned(DESK, ID, KEY, MENTOR, NET, "account_closed", GRACE, 2);
            desk().given(ORDERED, FILED, DONE, RETURNED, PAID, Correcting.corrected(true), again)
                    .when(NOTE)
                    .nothing();
            desk(corrections)
                    .given(ORDERED, FILED, DONE, RETURNED, PAID, Correcting.corrected(true), again)
                    .when(record("FNB-10"))
                    .then(new BankTransferPaidByHand(DESK, ID, KEY, "FNB-10"));
        }

        @Test
        void takes_the_banks_name_of_it() {
            desk().given(ORDERED, ORDERED_TOO, made(MONDAY, ORDERED, ORDERED_TOO), DONE, RETURNED, PAID)
                    .when(new RecordBankTransferDone(DESK, OTHER, "FNB-9", GRACE))
                    .refused("REFERENCE_RECORDED", "input", "reference");
        }
    }

    @Nested
    class The_gateway {

        private final CommandGateway commands = mock(CommandGateway.class);
        private final BankGateway gateway = new BankGateway(provided(commands));
        private final List<Object> sent = new ArrayList<>();

        private void answers(@Nullable BankTransferState state) {
            doAnswer(call -> {
                        sent.add(((CommandMessage<?>) call.getArgument(0)).getPayload());
                        return state;
                    })
                    .when(commands)
                    .sendAndWait(any(), anyLong(), any());
        }

        private GatewayAnswer inquired() {
            return gateway.inquire(new Inquiry(GatewayStep.TRANSFER, KEY, null, NET, NET.zero(), false));
        }

        @Test
        void takes_a_transfer_on_and_tells_what_finance_have_said() {
            answers(null);
            assertThat(inquired()).isEqualTo(new NotFound());
            answers(state(BankTransferStatus.WAITING, null, null));
            assertThat(gateway.transfer(KEY, NET, MENTOR.value())).isEqualTo(new Accepted(ID.value()));
            assertThat(sent).containsExactly(new DescribeBankTransfer(DESK, ID), ORDER);
            assertThat(inquired()).isEqualTo(new Accepted(ID.value()));
            answers(state(BankTransferStatus.FILED, null, null));
            assertThat(inquired()).isEqualTo(new Accepted(ID.value()));
            answers(state(BankTransferStatus.DONE, "FNB-1", null));
            assertThat(inquired()).isEqualTo(new Done("FNB-1"));
            assertThat(gateway.transfer(KEY, NET, MENTOR.value()))
                    .as("the same key once more")
                    .isEqualTo(new Done("FNB-1"));
            answers(state(BankTransferStatus.RETURNED, "FNB-1", "account_closed"));
            assertThat(inquired()).as("made, and back").isEqualTo(new Done("FNB-1"));
            answers(state(BankTransferStatus.FAILED, null, "account_closed"));
            assertThat(inquired()).isEqualTo(new Declined("account_closed"));
            answers(state(BankTransferStatus.WITHDRAWN, null, null));
            assertThat(inquired()).isEqualTo(new Declined("stopped"));
        }

        @Test
        void knows_of_nothing_where_nothing_was_ever_ordered_in_a_currency() {
            when(commands.sendAndWait(any(), anyLong(), any()))
                    .thenThrow(refusal("NOT_FOUND"))
                    .thenThrow(refusal("CONFLICT"));
            assertThat(inquired()).isEqualTo(new NotFound());
            assertThatThrownBy(this::inquired).isInstanceOf(CommandExecutionException.class);
        }

        private static CommandExecutionException refusal(String code) {
            return Refused.because(code, "It is refused.");
        }

        @Test
        void is_described() throws IOException {
            PaymentGatewayContract.assertDescribed(gateway);
        }

        @Test
        void takes_no_payments() {
            var both = new PaymentGateways(List.of(new ScriptedGateway(), gateway), "sandbox");
            assertThat(both.takes("bank", "ZAR")).isFalse();
            assertThat(both.options("ZAR")).extracting(it -> it.gateway()).containsExactly("sandbox");
            assertThat(gateway.authorize("k", NET, "any", "pay_1")).isInstanceOf(Declined.class);
            for (var usual : List.of("bank", "sandbox")) {
                var byCurrency = usual.equals("bank") ? Map.<String, String>of() : Map.of("ZAR", "bank");
                assertThatThrownBy(() -> new PaymentGateways(
                                List.of(new ScriptedGateway(), gateway),
                                new GatewayProperties(usual, byCurrency),
                                new PayoutProperties("bank", Map.of())))
                        .hasMessageContaining("which takes no payments");
            }
        }

        /** One that holds money and sends none, as PayFast does. */
        @Test
        void pays_for_those_that_send_mentors_none() {
            var holding = new ScriptedGateway() {
                @Override
                public String name() {
                    return "payfast";
                }

                @Override
                public Abilities abilities() {
                    var its = super.abilities();
                    return new Abilities(
                            its.keyed(),
                            its.manualCapture(),
                            its.partialCapture(),
                            its.asynchronousRefund(),
                            false,
                            false,
                            its.disputes(),
                            its.redirect(),
                            its.report(),
                            its.fees(),
                            its.currencies());
                }
            };
            var payments = new GatewayProperties("payfast", Map.of());
            var alone = List.<PaymentGateway>of(holding);
            assertThatThrownBy(() -> new PaymentGateways(alone, payments, new PayoutProperties("sandbox", Map.of())))
                    .hasMessageContaining("sends no money to mentors");
            var gateways =
                    new PaymentGateways(List.of(holding, gateway), payments, new PayoutProperties("bank", Map.of()));
            assertThat(gateways.transferring("payfast", "ZAR")).isEqualTo("bank");
            assertThat(gateways.reverses("bank")).isFalse();
        }
    }

    @Nested
    class The_payout {

        private final List<Object> told = new ArrayList<>();
        private final EventScheduler schedule = mock(EventScheduler.class);
        private final MoneyWorld world = new MoneyWorld(new ScriptedGateway()) {
            @Override
            @Nullable Object handle(Object command) {
                told.add(command);
                return null;
            }
        };
        private final BankTransferWorker worker = new BankTransferWorker(world.worker, schedule);

        @Test
        void hears_at_once_what_became_of_its_transfer() {
            worker.on(DONE);
            worker.on(FAILED);
            worker.on(WITHDRAWN);
            worker.on(RETURNED);
            worker.on(new BankTransferDone(DESK, OTHER, SINGLE, MENTOR, NET, "FNB-2", GRACE));
            worker.on(new BankTransferFailed(DESK, OTHER, SINGLE, MENTOR, NET, "closed", GRACE));
            worker.on(new BankTransferWithdrawn(DESK, OTHER, SINGLE));
            worker.on(new BankTransferReturned(DESK, OTHER, SINGLE, MENTOR, NET, "closed", GRACE));
            worker.on(new BankTransferReturned(DESK, ID, KEY, MENTOR, NET, "closed", GRACE, 2));
            worker.on(new BankTransferReturned(DESK, OTHER, SINGLE, MENTOR, NET, "closed", GRACE, 1));
            assertThat(told)
                    .containsExactly(
                            new RecordPayoutBatchSent(ACCOUNT, BATCH, "FNB-1"),
                            new RecordPayoutBatchFailed(ACCOUNT, BATCH, "account_closed"),
                            new RecordPayoutBatchFailed(ACCOUNT, BATCH, "stopped"),
                            new RecordPayoutBatchReturned(ACCOUNT, BATCH, "account_closed"),
                            new RecordPayoutSent(PAYOUT, 3, "FNB-2"),
                            new RecordPayoutFailed(PAYOUT, 3, "closed"),
                            new RecordPayoutFailed(PAYOUT, 3, "stopped"),
                            new RecordPayoutReturned(PAYOUT, "closed", OTHER),
                            new RecordOwedTransferReturned(ACCOUNT, ID, BATCH, 2, "closed"),
                            new RecordOwedTransferReturned(ACCOUNT, OTHER, null, 1, "closed"));
        }

        @Test
        void is_withdrawn_at_the_bank_and_nowhere_else() {
            worker.on(new TransferStopRequested(PAYOUT, BOOKING, NET, 3, "bank"));
            worker.on(new PayoutBatchStopRequested(ACCOUNT, BATCH, PAYOUT, "bank", NET));
            worker.on(new TransferStopRequested(PAYOUT, BOOKING, NET, 3, "another"));
            worker.on(new PayoutBatchStopRequested(ACCOUNT, BATCH, PAYOUT, "another", NET));
            assertThat(told).containsExactly(new WithdrawBankTransfer(DESK, SINGLE), WITHDRAW);
        }

        @Test
        void is_looked_for_a_week_after_it_was_ordered_and_after_it_was_filed() {
            worker.on(ORDERED, NOW);
            worker.on(FILED, NOW.plusSeconds(60));
            var due = ArgumentCaptor.forClass(EventMessage.class);
            verify(schedule).schedule(eq(NOW.plus(Duration.ofDays(7))), due.capture());
            verify(schedule).schedule(eq(NOW.plus(Duration.ofDays(7)).plusSeconds(60)), due.capture());
            assertThat(due.getAllValues())
                    .allSatisfy(it -> assertThat(it.getPayload()).isEqualTo(new BankDeskReviewDue(DESK)));

            worker.on(new BankDeskReviewDue(DESK));
            assertThat(told).containsExactly(new ReviewBankDesk(DESK));
        }

        @Test
        void that_came_back_is_owed_by_the_platform() {
            var debts = new PayoutId("pyo_2");
            worker.on(new PayoutBatchReturned(
                    ACCOUNT,
                    BATCH,
                    "bank",
                    NET,
                    List.of(
                            new PayoutShare(PAYOUT, BOOKING, NET, NET.zero()),
                            new PayoutShare(debts, new BookingId("bkg_2"), LESS, LESS)),
                    "closed"));
            var owed = NET.zero().minus(NET);
            worker.on(new PayoutReturned(PAYOUT, BOOKING, MENTOR, ACCOUNT, 1, NET, owed, "bank", "closed", ID), 9);
            assertThat(told)
                    .as("of what went to debts nothing came back")
                    .containsExactly(
                            new RecordPayoutReturned(PAYOUT, "closed", ID),
                            new OweRecovery(ACCOUNT, PAYOUT, BOOKING, owed, 9L, ID));
        }

        @Test
        void that_was_paid_by_hand_is_noted_at_the_bank() {
            worker.on(new ReturnPaidByHand(
                    ACCOUNT, ID, PAYOUT, BOOKING, MENTOR, NET, "FNB-9", Personal.of(GRACE, "She asked"), NET.zero()));
            assertThat(told).containsExactly(new NoteBankTransferPaidByHand(DESK, ID, "FNB-9"));
        }

        @Test
        void hears_nothing_in_a_replay() {
            assertThat(BankTransferWorker.class.isAnnotationPresent(DisallowReplay.class))
                    .isTrue();
            assertThat(BankTransferWorker.class
                            .getAnnotation(ProcessingGroup.class)
                            .value())
                    .isEqualTo("worker-payment");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> ObjectProvider<T> provided(T it) {
        ObjectProvider<T> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(it);
        return provider;
    }
}
