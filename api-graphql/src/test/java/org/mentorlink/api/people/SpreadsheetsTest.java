package org.mentorlink.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+27",
                "-1",
                "@SUM(A1)",
                " =1",
                "\tfoo",
                "\rfoo",
                "'=1",
                "''=1",
                "|calc",
                "%0A",
                "\"=1",
                "\u00A0=1",
                "\u3000=1",
                "\u2003@x",
                "\u200B=1",
                "\uFEFF=1",
                "\u2028+1",
                "\uFF1D1+1",
                "\uFF0B1"
            })
    void a_formula_becomes_a_text_and_comes_back(String cell) {
        assertThat(Spreadsheets.exported(cell)).isEqualTo("'" + cell);
        assertThat(Spreadsheets.imported(Spreadsheets.exported(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "Ada;=1+1 -> Ada;'=1+1",
                "Ada;;\u00A0=1;+2 -> Ada;;'\u00A0=1;'+2",
                "Ada, -1 -> Ada,' -1",
                "x;\"=1\" -> x;'\"=1\"",
                "x;'=1 -> x;''=1",
                "=1;=2 -> '=1;'=2",
                "`x\t=1` -> `x\t'=1`",
                "`\t=1` -> `'\t'=1`",
                "`x\n=1` -> `x\n'=1`"
            })
    void what_begins_a_cell_for_another_delimiter_is_a_text_too_and_comes_back(String cell, String exported) {
        assertThat(Spreadsheets.exported(cell)).isEqualTo(exported);
        assertThat(Spreadsheets.imported(exported)).isEqualTo(cell);
    }

    @Test
    void whatever_is_exported_comes_back() {
        var random = new Random(4711);
        var characters = "=+-@'\";,\t\n\r \u00A0\u200B\u3000aZ9\uFF1D|%$\\";
        for (var run = 0; run < 20_000; run++) {
            var cell = new StringBuilder();
            for (var length = random.nextInt(8); length > 0; length--) {
                cell.append(characters.charAt(random.nextInt(characters.length())));
            }
            assertThat(Spreadsheets.imported(Spreadsheets.exported(cell.toString())))
                    .isEqualTo(cell.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada; Lovelace", "Jean-Luc", "Ada", "'t Hooft", "O'Neill", "ada@example.org", "a=b"})
    void a_text_stays_as_it_is(String cell) {
        assertThat(Spreadsheets.exported(cell)).isEqualTo(cell);
        assertThat(Spreadsheets.imported(cell)).isEqualTo(cell);
    }
}
