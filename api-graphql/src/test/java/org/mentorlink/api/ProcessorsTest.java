package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorsTest extends ApiTest {

    @Test
    void each_processor_tells_what_it_is_for_and_how_far_it_is() {
        var answer = ask(Views.ADMIN, "{ eventProcessors { head processors { name kind position behind failing } } }");

        assertFine(answer);
        var processors = answer.at("/data/eventProcessors/processors");
        assertThat(answer.at("/data/eventProcessors/head").asString()).isEqualTo("41");
        assertThat(processors.findValuesAsString("kind")).containsExactly("READ_MODEL", "PROCESS", "WORKER");
        assertThat(processors.findValuesAsString("behind")).containsExactly("0", "3", "42");
        assertThat(processors.findValuesAsString("failing")).containsExactly("false", "true", "false");
        assertCode(ask(Views.LERATO, "{ eventProcessors { head } }"), "FORBIDDEN");
    }
}
