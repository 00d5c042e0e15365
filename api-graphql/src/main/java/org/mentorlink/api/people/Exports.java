package org.mentorlink.api.people;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.membership.ListedMemberPage;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MemberPage;
import org.mentorlink.membership.MemberQuery.ListMembers;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MembersListQuery.ListMembersList;
import org.springframework.stereotype.Component;

/**
 * Writes people as CSV in UTF-8 with a byte order mark, a page at a time, so that however many there are, few are held.
 * Every cell is quoted, and none is a formula.
 */
@Component
class Exports {

    private static final int PAGE = 5_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Questions questions;

    Exports(Questions questions) {
        this.questions = questions;
    }

    void membersList(OutputStream out) throws IOException {
        try (var csv = csv(out)) {
            csv.writeRecord(Stream.of(Column.values()).map(Column::label).toArray(String[]::new));
            @Nullable String after = null;
            var hasNext = true;
            while (hasNext) {
                var page = questions.ask(new ListMembersList(after, PAGE), ListedMemberPage.class);
                page.members().forEach(member -> write(csv, member));
                hasNext = page.hasNext();
                after = page.last();
            }
        }
    }

    void members(OutputStream out) throws IOException {
        try (var csv = csv(out)) {
            csv.writeRecord("id", "email", "first_name", "last_name", "roles", "status", "time_zone");
            @Nullable String after = null;
            var hasNext = true;
            while (hasNext) {
                var page = questions.ask(ListMembers.everybody(after, PAGE), MemberPage.class);
                page.members().forEach(member -> write(csv, member));
                hasNext = page.hasNext();
                after = page.members().isEmpty()
                        ? null
                        : page.members().getLast().id();
            }
        }
    }

    private static void write(CsvWriter csv, ListedMemberView member) {
        record(
                csv,
                member.email(),
                member.firstName(),
                member.lastName(),
                member.roles().stream()
                        .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(" ")),
                member.timeZone());
    }

    private static void write(CsvWriter csv, MemberView member) {
        record(
                csv,
                member.id(),
                member.email(),
                member.firstName(),
                member.lastName(),
                member.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                member.status().name(),
                member.timeZone());
    }

    private static void record(CsvWriter csv, @Nullable String... cells) {
        csv.writeRecord(Stream.of(cells)
                .map(cell -> Spreadsheets.exported(Objects.requireNonNullElse(cell, "")))
                .toArray(String[]::new));
    }

    private static CsvWriter csv(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        return CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }
}
