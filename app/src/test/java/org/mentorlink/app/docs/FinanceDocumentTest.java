package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.FinanceLine;
import org.mentorlink.payment.LedgerEntryView;

/** The document of finance events explains each field of a line, and no other. */
class FinanceDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "finance-events.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| (?:text|number|list)");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void explainsEachFieldOfALine() throws IOException {
        var fields = Stream.concat(
                names(FinanceLine.class), names(LedgerEntryView.Line.class).map(name -> "lines[]." + name));

        assertThat(explained(Files.readString(DOCUMENT))).containsExactlyInAnyOrderElementsOf(fields.toList());
    }

    private static Stream<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName);
    }

    private static List<String> explained(String document) {
        return ROW.matcher(document)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }
}
