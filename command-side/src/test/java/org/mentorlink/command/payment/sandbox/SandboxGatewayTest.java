package org.mentorlink.command.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.sandbox.SandboxDatabase;
import org.springframework.transaction.support.TransactionTemplate;

/** With its books in PostgreSQL. */
class SandboxGatewayTest extends SandboxGatewayCases {

    private final SandboxDatabase database = new SandboxDatabase();

    @Override
    SandboxBooks openBooks() {
        return new JdbcSandboxBooks(database.jdbc, database.ownTransaction, clock);
    }

    @Test
    void staysBookedWhateverBecomesOfTheAskersTransaction() {
        var plain = new TransactionTemplate(Objects.requireNonNull(database.ownTransaction.getTransactionManager()));
        plain.executeWithoutResult(status -> {
            reference(gateway().authorize("kept", price, "pm_card_visa", "pay_1"));
            status.setRollbackOnly();
        });
        assertThat(inquired("kept")).isInstanceOf(Done.class);
    }
}
