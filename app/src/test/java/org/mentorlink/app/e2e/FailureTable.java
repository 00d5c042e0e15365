package org.mentorlink.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was seen when something failed: the rows that {@code scripts/failures} prints. */
final class FailureTable {

    private static final Path FILE = Path.of("target", "failures.tsv");

    private FailureTable() {}

    static void add(String failure, Object seen) throws IOException {
        var row = failure + '\t' + seen;
        System.out.println(row);
        Files.writeString(FILE, row + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
