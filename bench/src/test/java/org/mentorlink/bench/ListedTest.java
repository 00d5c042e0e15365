package org.mentorlink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Only a whole list counts as an answer. */
class ListedTest {

    @Test
    void aWholeListIsOne() {
        assertThat(Listed.fault(200, "{\"data\":{\"bookings\":{\"edges\":[" + edges(20) + "]}}}", 20))
                .isNull();
        assertThat(Listed.fault(200, "[" + edges(20) + "]", 20)).isNull();
    }

    /** However long it is. */
    @Test
    void aRefusalIsNone() {
        var refusal = "{\"errors\":[{\"message\":\"" + "no ".repeat(1_000) + "\"}]}";
        assertThat(Listed.fault(200, refusal, 20)).startsWith("200, 0 of 20");
        assertThat(Listed.fault(429, "[" + edges(20) + "]", 20)).startsWith("429, ");
        assertThat(Listed.fault(200, "{\"errors\":[{}],\"data\":[" + edges(20) + "]}", 20))
                .isNotNull();
    }

    @Test
    void neitherIsAPartOfIt() {
        assertThat(Listed.fault(200, "[" + edges(19) + "]", 20)).startsWith("200, 19 of 20");
        assertThat(Listed.fault(200, "[" + edges(21) + "]", 20)).startsWith("200, 21 of 20");
    }

    private static String edges(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"node\":{\"id\":\"" + n + "\",\"availableActions\":[]}}")
                .collect(Collectors.joining(","));
    }
}
