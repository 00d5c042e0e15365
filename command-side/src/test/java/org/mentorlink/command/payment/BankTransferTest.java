package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankTransferCommand;
import org.mentorlink.payment.BankTransferCommand.FileBankTransfer;
import org.mentorlink.payment.BankTransferCommand.OrderBankTransfer;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankTransferEvent;
import org.mentorlink.payment.BankTransferEvent.BankTransferDone;
import org.mentorlink.payment.BankTransferEvent.BankTransferFailed;
import org.mentorlink.payment.BankTransferEvent.BankTransferFiled;
import org.mentorlink.payment.BankTransferEvent.BankTransferOrdered;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.springframework.beans.factory.ObjectProvider;

/** Finding 12: what the platform's own bank pays mentors. */
class BankTransferTest {

    private static final MentorId MENTOR = MentorId.of(ADA);
    private static final MentorAccountId ACCOUNT = MentorAccountId.of(MENTOR, "ZAR");
    private static final PayoutBatchId BATCH = PayoutBatchId.of(ACCOUNT, 2);
    private static final PayoutId PAYOUT = new PayoutId("pyo_1");
    private static final String KEY = GatewayKeys.ofBatch(BATCH);
    private static final BankTransferId ID = BankTransferId.of(KEY);
    private static final Money NET = Money.of(26_250, "ZAR");
    private static final BankFileId FILE = BankFileId.of(GRACE, "monday");
    private static final OrderBankTransfer ORDER = new OrderBankTransfer(ID, KEY, MENTOR, NET);
    private static final BankTransferOrdered ORDERED = new BankTransferOrdered(ID, KEY, MENTOR, NET);
    private static final BankTransferFiled FILED = new BankTransferFiled(ID, FILE, GRACE);
    private static final BankTransferDone DONE = new BankTransferDone(ID, KEY, MENTOR, NET, "FNB-1", GRACE);
    private static final BankTransferFailed FAILED =
            new BankTransferFailed(ID, KEY, MENTOR, NET, "account_closed", GRACE);

    @AfterAll
    static void every_message_was_in_a_scenario() {
        Scenario.assertAllUsed(BankTransferCommand.class, BankTransferEvent.class);
    }

    private static Scenario<BankTransfer> transfer() {
        return new Scenario<>(BankTransfer.class, NOW);
    }

    @Nested
    class Ordering {

        @Test
        void is_done_once() {
            transfer().when(ORDER).then(ORDERED);
            transfer().given(ORDERED).when(ORDER).nothing();
            transfer().given(ORDERED, FILED, DONE).when(ORDER).nothing();
        }
    }

    @Nested
    class Filing {

        @Test
        void is_into_one_file_whoever_asks_next() {
            transfer()
                    .given(ORDERED)
                    .when(new FileBankTransfer(ID, FILE, GRACE))
                    .then(FILED);
            transfer()
                    .given(ORDERED, FILED)
                    .when(new FileBankTransfer(ID, BankFileId.of(GRACE, "tuesday"), GRACE))
                    .nothing();
        }

        @Test
        void is_not_of_what_is_over() {
            transfer()
                    .given(ORDERED, DONE)
                    .when(new FileBankTransfer(ID, FILE, GRACE))
                    .nothing();
        }

        @Test
        void is_refused_to_the_payee() {
            transfer()
                    .given(ORDERED)
                    .when(new FileBankTransfer(ID, FILE, ADA))
                    .refused("OWN_TRANSFER", "input", "bankTransferId");
        }
    }

    @Nested
    class Recording {

        @Test
        void is_done_once() {
            transfer()
                    .given(ORDERED, FILED)
                    .when(new RecordBankTransferDone(ID, "FNB-1", GRACE))
                    .then(DONE);
            transfer()
                    .given(ORDERED, FILED, DONE)
                    .when(new RecordBankTransferDone(ID, "FNB-1", GRACE))
                    .nothing();
            transfer()
                    .given(ORDERED, FILED)
                    .when(new RecordBankTransferFailed(ID, "account_closed", GRACE))
                    .then(FAILED);
            transfer()
                    .given(ORDERED, FILED, FAILED)
                    .when(new RecordBankTransferFailed(ID, "account_closed", GRACE))
                    .nothing();
        }

        @Test
        void is_refused_where_something_else_was_said() {
            var done = new RecordBankTransferDone(ID, "FNB-2", GRACE);
            var failed = new RecordBankTransferFailed(ID, "no_such_account", GRACE);
            transfer().given(ORDERED, DONE).when(done).refused("TRANSFER_RECORDED", "input", "bankTransferId");
            transfer().given(ORDERED, DONE).when(failed).refused("TRANSFER_RECORDED", "input", "bankTransferId");
            transfer().given(ORDERED, FAILED).when(done).refused("TRANSFER_RECORDED", "input", "bankTransferId");
            transfer().given(ORDERED, FAILED).when(failed).refused("TRANSFER_RECORDED", "input", "bankTransferId");
        }

        @Test
        void is_refused_to_the_payee_and_for_what_no_bank_would_say() {
            transfer()
                    .given(ORDERED)
                    .when(new RecordBankTransferDone(ID, "FNB-1", ADA))
                    .refused("OWN_TRANSFER", "input", "bankTransferId");
            transfer()
                    .given(ORDERED)
                    .when(new RecordBankTransferFailed(ID, "account_closed", ADA))
                    .refused("OWN_TRANSFER", "input", "bankTransferId");
            transfer()
                    .given(ORDERED)
                    .when(new RecordBankTransferDone(ID, "FNB 1", GRACE))
                    .refused("INVALID_REFERENCE", "input", "reference");
            transfer()
                    .given(ORDERED)
                    .when(new RecordBankTransferFailed(ID, "Account closed", GRACE))
                    .refused("INVALID_FAILURE", "input", "failure");
        }
    }

    @Nested
    class The_gateway {

        private final Streams streams = mock(Streams.class);
        private final CommandGateway commands = mock(CommandGateway.class);
        private final BankGateway gateway = new BankGateway(provided(commands), streams);

        private void happened(BankTransferEvent... events) {
            when(streams.of(ID.value(), BankTransferEvent.class)).thenReturn(List.of(events));
        }

        private GatewayAnswer inquired() {
            return gateway.inquire(new Inquiry(GatewayStep.TRANSFER, KEY, null, NET, NET.zero(), false));
        }

        @Test
        void takes_a_transfer_on_and_tells_what_finance_have_said() {
            happened();
            assertThat(inquired()).isEqualTo(new NotFound());
            var sent = new ArrayList<Object>();
            when(commands.sendAndWait(any(), anyLong(), any())).thenAnswer(call -> {
                sent.add(((CommandMessage<?>) call.getArgument(0)).getPayload());
                // Ordered once more, it stays as it is.
                if (sent.size() == 1) {
                    happened(ORDERED);
                }
                return null;
            });
            assertThat(gateway.transfer(KEY, NET, MENTOR.value())).isEqualTo(new Accepted(ID.value()));
            assertThat(sent).containsExactly(ORDER);
            happened(ORDERED, FILED);
            assertThat(inquired()).isEqualTo(new Accepted(ID.value()));
            happened(ORDERED, FILED, DONE);
            assertThat(inquired()).isEqualTo(new Done("FNB-1"));
            assertThat(gateway.transfer(KEY, NET, MENTOR.value()))
                    .as("the same key once more")
                    .isEqualTo(new Done("FNB-1"));
            happened(ORDERED, FAILED);
            assertThat(inquired()).isEqualTo(new Declined("account_closed"));
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
        private final MoneyWorld world = new MoneyWorld(new ScriptedGateway()) {
            @Override
            @Nullable Object handle(Object command) {
                told.add(command);
                return null;
            }
        };
        private final BankTransferWorker worker = new BankTransferWorker(world.worker);

        @Test
        void hears_at_once_what_became_of_its_transfer() {
            worker.on(DONE);
            worker.on(FAILED);
            var key = GatewayKeys.ofTransfer(PAYOUT, 3);
            worker.on(new BankTransferDone(BankTransferId.of(key), key, MENTOR, NET, "FNB-2", GRACE));
            worker.on(new BankTransferFailed(BankTransferId.of(key), key, MENTOR, NET, "closed", GRACE));
            assertThat(told)
                    .containsExactly(
                            new RecordPayoutBatchSent(ACCOUNT, BATCH, "FNB-1"),
                            new RecordPayoutBatchFailed(ACCOUNT, BATCH, "account_closed"),
                            new RecordPayoutSent(PAYOUT, 3, "FNB-2"),
                            new RecordPayoutFailed(PAYOUT, 3, "closed"));
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
