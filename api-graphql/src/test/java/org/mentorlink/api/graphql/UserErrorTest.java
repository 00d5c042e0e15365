package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.Refused;

class UserErrorTest {

    @Test
    void a_path_lies_in_the_input_and_uses_the_names_of_the_api() {
        assertThat(UserError.of(Refused.because("A", "a", "email").refusal()).path())
                .isEqualTo(List.of("input", "email"));
        assertThat(UserError.of(Refused.because("A", "a", "input", "windows", "2")
                                .refusal())
                        .path())
                .isEqualTo(List.of("input", "slots", "2"));
        assertThat(UserError.of(Refused.because("A", "a").refusal()).path()).isEmpty();
    }
}
