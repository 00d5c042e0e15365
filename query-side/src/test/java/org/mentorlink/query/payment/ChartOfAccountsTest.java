package org.mentorlink.query.payment;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** K9: the chart of accounts that finance reads is the one that is booked on. */
class ChartOfAccountsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "ledger.md");
    private static final Pattern ACCOUNT = Pattern.compile("(?m)^\\| `([a-z:-]+)` \\|");

    @Test
    void each_account_is_documented_and_no_other() throws IOException {
        var documented = ACCOUNT.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        var booked = Arrays.stream(ChartOfAccounts.class.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(ChartOfAccountsTest::value)
                .collect(toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(booked).hasSizeGreaterThan(10);
    }

    @Test
    void what_each_event_moves_is_documented() throws IOException {
        var document = Files.readString(DOCUMENT);

        assertThat(ChartOfAccounts.MOVING)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(document).contains('`' + event.getSimpleName() + '`'));
    }

    private static String value(Field account) {
        try {
            account.setAccessible(true);
            return (String) account.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
