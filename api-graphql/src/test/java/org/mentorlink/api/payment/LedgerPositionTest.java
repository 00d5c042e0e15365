package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import tools.jackson.databind.JsonNode;

/** K9: the ledger at a position. */
class LedgerPositionTest extends ApiTest {

    /** Its sum is another as long as entries up to it are still to be written. */
    @Test
    void is_only_told_when_it_can_be_read() {
        world.written = world.head - 1;

        var early = ledgerAt(Long.toString(world.head));

        assertCode(early, "INTERNAL");
        assertThat(early.at("/errors/0/extensions/retryable").asBoolean()).isTrue();
        assertFine(ledgerAt(Long.toString(world.head - 1)));
        world.written = world.head;
        assertThat(ledgerAt(Long.toString(world.head))
                        .at("/data/ledger/position")
                        .asString())
                .isEqualTo(Long.toString(world.head));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999", "9999999999999999999"})
    void is_one_that_there_is(String position) {
        assertCode(ledgerAt(position), "BAD_REQUEST");
    }

    private JsonNode ledgerAt(String position) {
        return ask(FINANCE, "{ ledger(position: \"" + position + "\") { position } }");
    }
}
