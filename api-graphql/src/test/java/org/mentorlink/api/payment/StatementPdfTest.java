package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.payment.Statements.Document;
import org.mentorlink.payment.PayoutStatementView;

/** Names of many alphabets. */
class StatementPdfTest {

    @ParameterizedTest
    @ValueSource(strings = {"Łukasz Żółć", "Ελένη Παπαδοπούλου", "Ольга Ёлкина", "Đỗ Thị Ánh", "Siân O’Neill"})
    void a_name_is_printed_as_it_is(String name) throws IOException {
        assertThat(PayoutStatementTest.text(StatementPdf.of(of(name)))).contains("Mentor: " + name + ", mtr_1");
    }

    @Test
    void a_letter_that_the_font_has_not_is_shown_as_missing() throws IOException {
        assertThat(PayoutStatementTest.text(StatementPdf.of(of("Li \u674E\n"))))
                .contains("Mentor: Li \uFFFD\uFFFD, mtr_1");
    }

    @Test
    void who_was_erased_has_no_name() throws IOException {
        assertThat(PayoutStatementTest.text(StatementPdf.of(of(null)))).contains("Mentor: mtr_1");
    }

    @Test
    void the_same_statement_is_the_same_bytes() {
        assertThat(StatementPdf.of(of("Ольга"))).isEqualTo(StatementPdf.of(of("Ольга")));
        assertThat(StatementPdf.of(of("Ольга"))).isNotEqualTo(StatementPdf.of(of("Olga")));
    }

    private static Document of(String name) {
        return new Document(
                new PayoutStatementView("mtr_1", null, "2026-03", "UTC", List.of(), List.of()), name, Map.of());
    }
}
