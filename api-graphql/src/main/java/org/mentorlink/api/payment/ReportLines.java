package org.mentorlink.api.payment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a gateway's report as CSV or NDJSON; what docs/reconciliation.md says of its columns is read here. */
final class ReportLines implements Iterator<GatewayLine> {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_NAME = 200;

    private final Iterator<GatewayLine> lines;

    private ReportLines(Iterator<GatewayLine> lines) {
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        return read(lines::hasNext);
    }

    @Override
    public GatewayLine next() {
        return read(lines::next);
    }

    private static <T> T read(Supplier<T> read) {
        try {
            return read.get();
        } catch (CsvParseException broken) {
            // What stops the reading comes wrapped.
            if (broken.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw Refused.because("MALFORMED_CSV", "From some line on this is no CSV: is a quote not closed?");
        }
    }

    static ReportLines ofCsv(Reader reader) {
        var records = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_LINE)
                .ofNamedCsvRecord(reader)
                .iterator();
        return new ReportLines(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public GatewayLine next() {
                var row = records.next();
                return line(row.getStartingLineNumber(), column -> cell(row, column));
            }
        });
    }

    private static @Nullable String cell(NamedCsvRecord row, String column) {
        return row.findField(column).filter(text -> !text.isBlank()).orElse(null);
    }

    static ReportLines ofNdjson(BufferedReader reader, JsonMapper json) {
        return new ReportLines(new Iterator<>() {
            private long number;
            private @Nullable String next = read();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public GatewayLine next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                var line = number;
                var node = node(line, next);
                next = read();
                return line(line, column -> text(node, column));
            }

            private JsonNode node(long line, String text) {
                try {
                    return json.readTree(text);
                } catch (JacksonException e) {
                    throw invalid(line, "is no JSON");
                }
            }

            /** The next line that is not blank. */
            private @Nullable String read() {
                @Nullable String text;
                do {
                    number++;
                    text = readLine(reader, number);
                } while (text != null && text.isBlank());
                return text;
            }
        });
    }

    /** A line in bounded memory, whatever is sent. */
    private static @Nullable String readLine(BufferedReader reader, long number) {
        try {
            var line = new StringBuilder();
            var next = reader.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = reader.read()) {
                if (line.length() == LONGEST_LINE) {
                    throw invalid(number, "is too long");
                }
                line.append((char) next);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(JsonNode node, String column) {
        var value = node.path(column);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    private static GatewayLine line(long number, Function<String, @Nullable String> cells) {
        var known = new Cells(number, cells);
        var kind = known.kind();
        var amount = known.whole("amount_minor", known.text("amount_minor"));
        if (amount == 0 || amount < 0 && !kind.isOfTheAccount()) {
            throw invalid(number, "has an `amount_minor` that is nothing, or less than nothing where it cannot be");
        }
        @Nullable String fee = cells.apply("fee_minor");
        return new GatewayLine(
                kind,
                known.text("reference"),
                known.ours(),
                known.money(amount),
                fee == null ? 0 : known.whole("fee_minor", fee),
                known.moment());
    }

    private record Cells(long number, Function<String, @Nullable String> cells) {

        String text(String column) {
            var text = cells.apply(column);
            if (text == null || text.length() > LONGEST_NAME) {
                throw invalid(number, "has no `" + column + "`, or a longer one than there are");
            }
            return text.strip();
        }

        /** Nothing, where the gateway was given none: it may be none of ours. */
        @Nullable String ours() {
            var key = cells.apply("merchant_reference");
            return key == null || key.isBlank() ? null : text("merchant_reference");
        }

        long whole(String column, String text) {
            try {
                var whole = Long.parseLong(text.strip());
                if (!GatewayLine.isPlausible(whole)) {
                    throw invalid(number, "has a `" + column + "` that is more than any gateway moves");
                }
                return whole;
            } catch (NumberFormatException e) {
                throw invalid(number, "has a `" + column + "` that is no whole number of minor units");
            }
        }

        MovementKind kind() {
            try {
                return MovementKind.valueOf(text("kind").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw invalid(number, "has a `kind` other than " + List.of(MovementKind.values()));
            }
        }

        Money money(long amount) {
            try {
                return Money.of(amount, text("currency"));
            } catch (IllegalArgumentException e) {
                throw invalid(number, "has a `currency` that is none");
            }
        }

        Instant moment() {
            try {
                return OffsetDateTime.parse(text("booked_at")).toInstant();
            } catch (DateTimeException e) {
                throw invalid(number, "has a `booked_at` that is no time as 2026-11-21T15:00:00Z");
            }
        }
    }

    private static Refused invalid(long number, String why) {
        return Refused.because("INVALID_LINE", "Line " + number + ' ' + why + '.');
    }
}
