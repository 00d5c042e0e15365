package org.mentorlink.api.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.people.ListRow.Person;
import org.mentorlink.api.people.ListRow.Rejected;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Refused;

class ListFileTest {

    private static final Person ADA =
            new Person(2, "ada@example.org", "Ada", "Lovelace", "Europe/London", List.of(Role.MENTOR));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,first_name,last_name,membershiptype,time_zone\nada@example.org,Ada,Lovelace,Mentor,Europe/London\n",
                "E-Mail;First Name;LAST NAME;Membership-Type;TimeZone\r\nada@example.org;Ada;Lovelace;Mentor;Europe/London",
                "\uFEFFemail\tgiven name\tsurname\ttype\ttz\nada@example.org\tAda\tLovelace\tmentor\tEurope/London\n",
                "id,tz,membershiptype,surname,given name,email\n7,Europe/London,MENTOR,Lovelace,\"Ada\", ada@example.org \n"
            })
    void headers_delimiters_and_order_may_differ(String csv) throws IOException {
        assertThat(rows(csv)).containsExactly(ADA);
    }

    @Test
    void a_quoted_line_break_does_not_upset_the_line_numbers() throws IOException {
        var rows = rows("email,first_name,last_name\na@example.org,\"A\nB\",C\n\nno address,A,B\n");
        assertThat(rows).extracting(row -> ((Rejected) row).row().line()).containsExactly(2, 5);
        assertThat(rows)
                .extracting(row -> ((Rejected) row).row().code())
                .containsExactly("INVALID_NAME", "INVALID_EMAIL");
    }

    @ParameterizedTest
    @CsvSource({
        "A\u202Eda, INVALID_NAME",
        "A\u200Bda, INVALID_NAME",
        "A\u2028da, INVALID_NAME",
        "A\u3164da, INVALID_NAME",
        "A\uE000da, INVALID_NAME",
        "\u3164, BLANK_NAME",
        "\u200B, BLANK_NAME",
        "\u2800, BLANK_NAME"
    })
    void a_name_that_nobody_may_register_is_not_taken(String name, String code) throws IOException {
        assertThat(rows("email,first_name,last_name\na@example.org," + name + ",B\nb@example.org,B," + name + "\n"))
                .extracting(row -> ((Rejected) row).row().code())
                .containsExactly(code, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jos\u00e9", "O'Neill", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u5149"})
    void a_name_that_anybody_may_register_is_taken(String name) throws IOException {
        assertThat(rows("email,first_name,last_name\na@example.org," + name + ",B\n"))
                .extracting(row -> ((Person) row).firstName())
                .containsExactly(name);
    }

    @Test
    void a_row_without_zone_gets_the_deployments() throws IOException {
        assertThat(rows("email,first_name,last_name\na@example.org,A,B\n"))
                .extracting(row -> ((Person) row).timeZone())
                .containsExactly("Africa/Johannesburg");
    }

    @Test
    void rows_are_counted_before_they_are_read() throws IOException {
        var spool = Spool.of(
                new ByteArrayInputStream("email,first_name,last_name\na@example.org,\"A\nB\",C\n\nno address,A,B\n"
                        .getBytes(StandardCharsets.UTF_8)),
                1_000);
        try (var file = ListFile.of(spool, "Etc/UTC")) {
            assertThat(file.rows()).isEqualTo(2);
            assertThat(file.next()).isInstanceOf(Rejected.class);
        }
        var broken = Spool.of(
                new ByteArrayInputStream(("email,first_name,last_name\na@example.org,\"" + "x".repeat(100_000))
                        .getBytes(StandardCharsets.UTF_8)),
                1_000_000);
        try (var file = ListFile.of(broken, "Etc/UTC")) {
            assertThat(file.rows()).isNull();
        }
    }

    @Test
    void what_is_no_list_is_refused() {
        refused("", "EMPTY_FILE");
        refused("email,first_name\n", "MISSING_COLUMN");
        refused("email,mail,first_name,last_name\n", "COLUMN_TWICE");
        refused("email,first_name,last_name\na@example.org,\"" + "x".repeat(100_000), "MALFORMED_CSV");
        refused("email,first_name,last_name\na@example.org,Jos\u00e9,B\n", StandardCharsets.ISO_8859_1, "NOT_UTF_8");
    }

    @Test
    void an_upload_is_not_longer_than_it_may_be() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Spool.of(new ByteArrayInputStream(new byte[11]), 10))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("FILE_TOO_LARGE"));
    }

    private static void refused(String csv, String code) {
        refused(csv, StandardCharsets.UTF_8, code);
    }

    private static void refused(String csv, Charset charset, String code) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> rows(csv, charset))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static List<ListRow> rows(String csv) throws IOException {
        return rows(csv, StandardCharsets.UTF_8);
    }

    private static List<ListRow> rows(String csv, Charset charset) throws IOException {
        var spool = Spool.of(new ByteArrayInputStream(csv.getBytes(charset)), 1_000_000);
        try (var file = ListFile.of(spool, "Africa/Johannesburg")) {
            var rows = new ArrayList<ListRow>();
            file.forEachRemaining(rows::add);
            return rows;
        }
    }
}
