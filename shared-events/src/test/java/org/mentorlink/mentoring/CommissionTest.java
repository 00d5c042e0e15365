package org.mentorlink.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommissionTest {

    @ParameterizedTest
    @ValueSource(ints = {2_000, 3_000})
    void is_20_to_30_percent(int basisPoints) {
        assertThat(new Commission(basisPoints).basisPoints()).isEqualTo(basisPoints);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_999, 3_001, Integer.MAX_VALUE})
    void is_no_other_and_says_which_setting_is_wrong(int basisPoints) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Commission(basisPoints))
                .withMessageContaining("mentorlink.commission.basis-points");
    }

    @Test
    void is_the_usual_one_unless_another_was_agreed_on() {
        assertThat(new Commission(2_500).unlessAgreed(null)).isEqualTo(2_500);
        assertThat(new Commission(2_500).unlessAgreed(2_000)).isEqualTo(2_000);
    }
}
