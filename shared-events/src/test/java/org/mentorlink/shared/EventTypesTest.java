package org.mentorlink.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventTypesTest {

    sealed interface Shelf {
        record Filled(String id) implements Shelf {}

        sealed interface Change extends Shelf {
            record Moved(String id) implements Change {}
        }
    }

    sealed interface OtherShelf {
        record Filled(String id) implements OtherShelf {}
    }

    interface Open {}

    @Test
    void events_are_named_by_context_and_simple_name() {
        var types = EventTypes.of(Shelf.class);

        assertThat(types.names()).containsExactly("shared.Filled", "shared.Moved");
        assertThat(types.nameOf(Shelf.Filled.class)).contains("shared.Filled");
        assertThat(types.classOf("shared.Moved")).contains(Shelf.Change.Moved.class);
        assertThat(types.nameOf(String.class)).isEmpty();
        assertThat(types.classOf("java.lang.String")).isEmpty();
    }

    @Test
    void two_events_of_one_name_are_refused() {
        assertThatThrownBy(() -> EventTypes.of(Shelf.class, OtherShelf.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shared.Filled");
    }

    @Test
    void an_open_vocabulary_is_refused() {
        assertThatThrownBy(() -> EventTypes.of(Open.class)).hasMessageContaining("not sealed");
    }

    @Test
    void a_printed_personal_value_tells_nothing() {
        assertThat(Personal.of("ada", "ada@example.org").toString()).doesNotContain("example.org");
    }
}
