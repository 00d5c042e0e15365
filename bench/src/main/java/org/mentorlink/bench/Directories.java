package org.mentorlink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Directories of our own. */
final class Directories {

    private Directories() {}

    /** Deletes what is in it, and makes it if need be. */
    static Path empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> all;
            try (var files = Files.walk(directory)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (var file : all) {
                Files.delete(file);
            }
        }
        return Files.createDirectories(directory);
    }
}
