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

    @Test
    void a_rebuild_tells_how_far_it_is_and_how_long_it_takes() {
        var answer = ask(
                Views.ADMIN,
                "{ eventProcessors { processors { name rebuild { id name status requestedBy { id }"
                        + " requestedAt endedAt position target perSecond remaining failing }"
                        + " availableActions { action allowed until cost { formatted } reason } } } }");

        assertFine(answer);
        var processors = answer.at("/data/eventProcessors/processors");
        var rebuild = processors.get(0).get("rebuild");
        assertThat(rebuild.get("name").asString()).isEqualTo("projection-bookings");
        assertThat(rebuild.get("requestedBy").get("id").asString()).isEqualTo(Views.ADMIN);
        assertThat(rebuild.get("position").asString()).isEqualTo("10");
        assertThat(rebuild.get("target").asString()).isEqualTo("41");
        // 31 positions at 4 a second.
        assertThat(rebuild.get("remaining").asString()).isEqualTo("PT8S");
        assertThat(processors.get(0).get("availableActions").toString())
                .isEqualTo(
                        "[{\"action\":\"REBUILD\",\"allowed\":false,\"until\":null,\"cost\":null,\"reason\":\"REBUILD_RUNNING\"},"
                                + "{\"action\":\"CANCEL_REBUILD\",\"allowed\":true,\"until\":null,\"cost\":null,\"reason\":null}]");
        assertThat(processors.get(1).get("rebuild").isNull()).isTrue();
        assertThat(processors.get(1).get("availableActions")).isEmpty();
    }

    @Test
    void admins_have_read_models_rebuilt_and_nothing_that_has_effects() {
        var fields = "{ rebuild { id } errors { code path } position }";
        var asked = ask(
                Views.ADMIN,
                "mutation { rebuildProjection(input: {name: \"projection-bookings\", reason: \"why\"}) " + fields
                        + " }");
        assertFine(asked);
        assertThat(asked.at("/data/rebuildProjection/rebuild/id").asString()).isEqualTo("rbd_one");
        assertThat(asked.at("/data/rebuildProjection/errors")).isEmpty();
        var cancelled = ask(Views.ADMIN, "mutation { cancelRebuild(input: {rebuildId: \"rbd_one\"}) " + fields + " }");
        assertThat(cancelled.at("/data/cancelRebuild/errors")).isEmpty();
        for (var name : new String[] {"saga-booking", "worker-mail", "projection-search", "", "projection-"}) {
            var refused =
                    ask(Views.ADMIN, "mutation { rebuildProjection(input: {name: \"" + name + "\"}) " + fields + " }");
            assertThat(refused.at("/data/rebuildProjection/errors/0/code").asString())
                    .as(name)
                    .isEqualTo("NOT_REBUILDABLE");
        }
        var unknown = ask(Views.ADMIN, "mutation { cancelRebuild(input: {rebuildId: \"rbd_none\"}) " + fields + " }");
        assertThat(unknown.at("/data/cancelRebuild/errors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertCode(
                ask(
                        Views.FINANCE,
                        "mutation { rebuildProjection(input: {name: \"projection-bookings\"}) " + fields + " }"),
                "FORBIDDEN");
    }
}
