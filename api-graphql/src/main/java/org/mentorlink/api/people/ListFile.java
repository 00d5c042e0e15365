package org.mentorlink.api.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Refused;

/** A members list as CSV: its header read, its rows to be asked for one after another. */
final class ListFile implements Iterator<ListRow>, Closeable {

    /** Longer cells are no names and no addresses. */
    private static final int LONGEST_CELL = 64 * 1024;

    private static final int HEADER_START = 8 * 1024;

    private final Spool spool;
    private final Iterator<CsvRecord> records;
    private final Header header;
    private final String timeZone;
    private final @Nullable Integer rows;

    private ListFile(Spool spool, Iterator<CsvRecord> records, Header header, String timeZone, @Nullable Integer rows) {
        this.rows = rows;
        this.spool = spool;
        this.records = records;
        this.header = header;
        this.timeZone = timeZone;
    }

    /**
     * Reads the header.
     *
     * @param timeZone of rows that name none
     * @throws Refused when the file is empty, or its header is not that of a members list
     */
    static ListFile of(Spool spool, String timeZone) throws IOException {
        var delimiter = delimiter(spool.reader());
        var rows = count(delimiter, spool.reader());
        var records = records(delimiter, spool.reader()).iterator();
        try {
            if (!records.hasNext()) {
                throw Refused.because("EMPTY_FILE", "There is nothing in this file.");
            }
            return new ListFile(spool, records, Header.of(records.next().getFields()), timeZone, rows);
        } catch (CsvParseException broken) {
            throw malformed();
        }
    }

    private static CsvReader<CsvRecord> records(char delimiter, Reader reader) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(reader);
    }

    private static @Nullable Integer count(char delimiter, Reader reader) {
        try {
            var rows = -1;
            for (var records = records(delimiter, reader).iterator(); records.hasNext(); records.next()) {
                rows++;
            }
            return Math.max(0, rows);
        } catch (CsvParseException broken) {
            return null;
        }
    }

    /** Whichever of comma, semicolon and tab is most frequent in the first line. */
    private static char delimiter(Reader reader) throws IOException {
        var counts = new int[3];
        var delimiters = ",;\t";
        for (var read = 0; read < HEADER_START; read++) {
            var next = reader.read();
            if (next < 0 || next == '\n' || next == '\r') {
                break;
            }
            var index = delimiters.indexOf(next);
            if (index >= 0) {
                counts[index]++;
            }
        }
        var most = 0;
        for (var index = 1; index < counts.length; index++) {
            most = counts[index] > counts[most] ? index : most;
        }
        return delimiters.charAt(most);
    }

    /** How many rows there are below the header; absent where the file breaks off. */
    @Nullable Integer rows() {
        return rows;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException broken) {
            throw malformed();
        }
    }

    @Override
    public ListRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            var row = records.next();
            return ListRow.of(Math.toIntExact(row.getStartingLineNumber()), row.getFields(), header, timeZone);
        } catch (CsvParseException broken) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return Refused.because("MALFORMED_CSV", "From some line on this is no CSV: is a quote not closed?");
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
