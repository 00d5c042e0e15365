package org.mentorlink.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.shared.Refused;

class InputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "José María O'Neill-Šťastný",
                "Nguyễn Văn",
                "李小龍",
                "C++",
                "R&D",
                "☕",
                // Persian Ali-Reza, with the joiner that keeps its two words apart.
                "علی\u200Cرضا",
                // Malayalam with a joiner at its end and within, and a woman at a computer.
                "അവന്\u200D",
                "അവന്\u200Dറെ",
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "❤\uFE0F"
            })
    void takes_names_of_all_scripts(String name) {
        assertThat(named(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u0000",
                "A\nda",
                // Zero-width space, joiners between Latin letters, soft hyphen, word joiner, byte order mark.
                "A\u200Bda",
                "A\u200Cda",
                "A\u200Dda",
                "A\u00ADda",
                "A\u2060da",
                "\uFEFFAda",
                // Direction: override, isolate, mark.
                "\u202EadA",
                "\u2066Ada\u2069",
                "Ada\u200F",
                // Line separator, private use, a language tag, a filler, what has no meaning yet.
                "A\u2028da",
                "A\uE000da",
                "Ada\uDB40\uDC41",
                "Ada\u3164",
                "Ada\u0378"
            })
    void refuses_names_that_hide_something(String name) {
        assertThat(code(name)).isEqualTo("INVALID_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u3000\u2003", "\u0301", "\uFE0F"})
    void refuses_names_of_which_nothing_is_seen(String name) {
        assertThat(code(name)).isEqualTo("BLANK_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u3164", "\u202E \u200B", "\u2800"})
    void takes_a_text_of_invisible_characters_for_none(String text) {
        assertThat(Input.optionalText(text, 10, "TEXT_TOO_LONG", "bio")).isNull();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Input.text(text, 10, "BLANK_BIO", "TEXT_TOO_LONG", "bio"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("BLANK_BIO"));
        assertThat(code(text)).isIn("INVALID_NAME");
    }

    @Test
    void lets_a_text_have_lines_and_directions() {
        var text = "Lines,\n\u2067עברית\u2069 and tabs\t.";
        assertThat(Input.text(text, 100, "BLANK_BIO", "TEXT_TOO_LONG", "bio")).isEqualTo(text);
    }

    @Test
    void counts_what_people_see() {
        assertThat(Input.name("\uD83D\uDC69".repeat(3), 3, "BLANK_NAME", "NAME_TOO_LONG", "name"))
                .hasSize(6);
        assertThat(Input.optionalName(" ", 3, "NAME_TOO_LONG", "name")).isNull();
    }

    private static String named(String name) {
        return Input.name(name, 100, "BLANK_NAME", "NAME_TOO_LONG", "name");
    }

    private static String code(String name) {
        try {
            named(name);
            return "taken";
        } catch (Refused refused) {
            assertThat(refused.refusal().path()).containsExactly("input", "name");
            return refused.code();
        }
    }
}
