package org.mentorlink.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+27", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "'=1", "''=1", "|calc", "%0A"})
    void a_formula_becomes_a_text_and_comes_back(String cell) {
        assertThat(Spreadsheets.exported(cell)).isEqualTo("'" + cell);
        assertThat(Spreadsheets.imported(Spreadsheets.exported(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "'t Hooft", "O'Neill", "ada@example.org", "a=b"})
    void a_text_stays_as_it_is(String cell) {
        assertThat(Spreadsheets.exported(cell)).isEqualTo(cell);
        assertThat(Spreadsheets.imported(cell)).isEqualTo(cell);
    }
}
