package org.mentorlink.query.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;

/** K10: what is compared has its bounds, so that no period takes all of the memory. */
class MovementsTest {

    private static final Money AMOUNT = Money.of(35_000, "ZAR");

    @Test
    void has_room_for_so_many_and_no_more() {
        var movements = new Movements();
        for (var number = 0; number < Movements.MOST; number++) {
            add(movements, number);
        }
        assertThat(movements.size()).isEqualTo(2_097_152);
        assertThatExceptionOfType(Movements.TooMany.class).isThrownBy(() -> add(movements, Movements.MOST));
    }

    /** Columns of numbers: six of eight bytes, one of one byte, and what orders them. */
    @Test
    void takes_57_bytes_for_each() {
        var columns = Arrays.stream(Movements.class.getDeclaredFields())
                .filter(field -> field.getType().isArray())
                .collect(Collectors.summingInt(
                        field -> field.getType().getComponentType() == byte.class ? Byte.BYTES : Long.BYTES));
        assertThat(columns).isEqualTo(57);
    }

    private static void add(Movements movements, int number) {
        movements.add(MovementKind.CAPTURE, "pay_" + number, AMOUNT, 0, Instant.EPOCH, number);
    }
}
