package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.THANDI;
import static org.mentorlink.command.payment.Fixtures.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.payment.GatewayQuery.FindPayeeOnboarding;
import org.mentorlink.payment.GatewayQuery.ListPayeeAccounts;
import org.mentorlink.payment.PayeeAccountCommand;
import org.mentorlink.payment.PayeeAccountCommand.OpenPayeeAccount;
import org.mentorlink.payment.PayeeAccountCommand.RecordPayeeAccountOpened;
import org.mentorlink.payment.PayeeAccountCommand.RecordPayeeAccountRefused;
import org.mentorlink.payment.PayeeAccountEvent;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountOpened;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRefused;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRequested;
import org.mentorlink.payment.PayeeAccountId;
import org.mentorlink.payment.PayeeAccountState;
import org.mentorlink.payment.PayeeOnboarding;
import org.mockito.Mockito;

/** The account on which a mentor is paid at a gateway. */
class PayeeAccountTest {

    private static final PayeeAccountId ID = PayeeAccountId.of(THANDI, "stripe");
    private static final OpenPayeeAccount OPEN = new OpenPayeeAccount(ID, THANDI, "stripe", "ZA");
    private static final PayeeAccountRequested REQUESTED = new PayeeAccountRequested(ID, THANDI, "stripe", "ZA");
    private static final PayeeAccountOpened OPENED = new PayeeAccountOpened(ID, THANDI, "stripe", "acct_1");
    private static final PayeeAccountRefused REFUSED = new PayeeAccountRefused(ID, THANDI, "stripe", "no_answer");

    private static ResultValidator<PayeeAccount> when(PayeeAccountCommand command, Object... before) {
        var fixture = Fixtures.fixture(PayeeAccount.class);
        return before.length == 0
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(before).when(command);
    }

    @Nested
    class Opening {

        @Test
        void isAskedForOnce() {
            when(OPEN).expectEvents(REQUESTED);
            when(OPEN, REQUESTED).expectNoEvents();
            when(OPEN, REQUESTED, OPENED).expectNoEvents();
        }

        @Test
        void isAskedForAgainWhereTheGatewayOpenedNone() {
            when(OPEN, REQUESTED, REFUSED).expectEvents(REQUESTED);
        }

        @Test
        void isOfAGatewayThatDoes() {
            when(new OpenPayeeAccount(PayeeAccountId.of(THANDI, "ozow"), THANDI, "ozow", null))
                    .expectException(refusal("GATEWAY_OPENS_NO_ACCOUNTS"));
        }

        @Test
        void isInACountryThereIs() {
            for (var none : new String[] {"", "za", "ZAF", "XX"}) {
                when(new OpenPayeeAccount(ID, THANDI, "stripe", none)).expectException(refusal("INVALID_COUNTRY"));
            }
            when(new OpenPayeeAccount(ID, THANDI, "stripe", null))
                    .expectEvents(new PayeeAccountRequested(ID, THANDI, "stripe", null));
        }
    }

    @Nested
    class Recording {

        @Test
        void whatTheGatewayAnswersOnce() {
            var opened = new RecordPayeeAccountOpened(ID, "acct_1");
            when(opened, REQUESTED).expectEvents(OPENED);
            when(opened, REQUESTED, OPENED).expectNoEvents();
            when(opened, REQUESTED, REFUSED).expectEvents(OPENED);
            var refused = new RecordPayeeAccountRefused(ID, "no_answer");
            when(refused, REQUESTED).expectEvents(REFUSED);
            when(refused, REQUESTED, REFUSED).expectNoEvents();
            when(refused, REQUESTED, OPENED).expectNoEvents();
        }

        @Test
        void tellsItsReferenceWhereThereIsOne() {
            assertThat(PayeeAccount.reference(List.of())).isNull();
            assertThat(PayeeAccount.reference(List.of(REQUESTED, REFUSED))).isNull();
            assertThat(PayeeAccount.reference(List.of(REQUESTED, OPENED))).isEqualTo("acct_1");
        }
    }

    @Nested
    class Carrying {

        private final Bank bank = new Bank();
        private final Told told = new Told(bank);

        @Test
        void asksTheGatewayUnderTheAccountsKeyAndTellsWhatItSays() {
            told.payees.on(REQUESTED);
            assertThat(bank.keys).containsExactly("pye_thandi_stripe/open/ZA");
            assertThat(told.said).containsExactly(new RecordPayeeAccountOpened(ID, "acct_1"));
            bank.answer = new Declined("country_unsupported");
            told.payees.on(REQUESTED);
            assertThat(told.said).last().isEqualTo(new RecordPayeeAccountRefused(ID, "country_unsupported"));
            bank.answer = null;
            told.payees.on(REQUESTED);
            assertThat(told.said).last().isEqualTo(new RecordPayeeAccountRefused(ID, "no_answer"));
        }

        @Test
        void isNeverRepeatedByAReplay() {
            assertThat(PayeeWorker.class.isAnnotationPresent(DisallowReplay.class))
                    .isTrue();
            assertThat(PayeeWorker.class.getAnnotation(ProcessingGroup.class).value())
                    .isEqualTo("worker-payment");
        }
    }

    @Nested
    class Reading {

        private final Bank bank = new Bank();
        private final AtomicLong time = new AtomicLong();
        private final PayeeQueries queries =
                new PayeeQueries(new PaymentGateways(List.of(bank), "stripe"), new PayeeAccounts(opened()), time::get);

        @Test
        void asksTheGatewayOnceInSomeSeconds() {
            bank.payee = new PayeeOpening.Payee(true, List.of());
            assertThat(state()).isEqualTo(PayeeAccountState.READY);
            assertThat(state()).isEqualTo(PayeeAccountState.READY);
            assertThat(page()).isEqualTo(bank.page("acct_1", 1));
            assertThat(page()).isEqualTo(bank.page("acct_1", 1));
            assertThat(bank.asked).isEqualTo(2);

            time.addAndGet(Duration.ofSeconds(5).toNanos());
            assertThat(page()).as("a new address, good for once").isEqualTo(bank.page("acct_1", 2));
            assertThat(state()).isEqualTo(PayeeAccountState.READY);
            assertThat(bank.asked).isEqualTo(4);
        }

        @Test
        void keepsNothingWhereItDoesNotAnswer() {
            assertThat(state()).isEqualTo(PayeeAccountState.UNKNOWN);
            bank.payee = new PayeeOpening.Payee(false, List.of("external_account"));
            assertThat(state()).isEqualTo(PayeeAccountState.INCOMPLETE);
        }

        private PayeeAccountState state() {
            return queries.handle(new ListPayeeAccounts(THANDI.value()))
                    .join()
                    .accounts()
                    .getFirst()
                    .state();
        }

        private @Nullable PayeeOnboarding page() {
            return queries.handle(new FindPayeeOnboarding(THANDI.value(), "stripe"))
                    .join();
        }

        private static Streams opened() {
            var streams = Mockito.mock(Streams.class);
            Mockito.when(streams.of(ID.value(), PayeeAccountEvent.class)).thenReturn(List.of(REQUESTED, OPENED));
            return streams;
        }
    }

    /** Opens accounts, or does not answer. */
    private static final class Bank extends ScriptedGateway implements PayeeOpening {
        private final List<String> keys = new ArrayList<>();
        private @Nullable Payee payee;
        private int asked;
        private int pages;
        private @Nullable GatewayAnswer answer = new Done("acct_1");

        @Override
        public String name() {
            return "stripe";
        }

        @Override
        public boolean opensAccounts() {
            return true;
        }

        @Override
        public GatewayAnswer openAccount(String key, String mentorId, @Nullable String country) {
            keys.add(key);
            if (answer == null) {
                throw new GatewayTimeout("away");
            }
            return answer;
        }

        @Override
        public Payee payee(String reference) {
            asked++;
            if (payee == null) {
                throw new GatewayTimeout("away");
            }
            return payee;
        }

        @Override
        public PayeeOnboarding onboarding(String reference) {
            asked++;
            return page(reference, ++pages);
        }

        private PayeeOnboarding page(String reference, int number) {
            return new PayeeOnboarding("https://gateway.example/" + reference + '/' + number, MONDAY_10H);
        }
    }

    /** What the worker says. */
    private static final class Told extends MoneyWorld {
        private final List<Object> said = new ArrayList<>();
        private final PayeeWorker payees;

        Told(PaymentGateway bank) {
            super(bank);
            payees = new PayeeWorker(worker, gateways);
        }

        @Override
        @Nullable Object handle(Object command) {
            if (command instanceof PayeeAccountCommand answer) {
                said.add(answer);
                return null;
            }
            return super.handle(command);
        }
    }
}
