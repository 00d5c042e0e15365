package org.mentorlink.app.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Directories that are deleted when the JVM ends, after those were closed that may still write there. */
final class LeftOver {

    /** A server that was told to end may write its last files while they are deleted. */
    private static final int TRIES = 5;

    private static final List<Path> DIRECTORIES = new ArrayList<>();
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LeftOver::clear));
    }

    private LeftOver() {}

    /** @return the same */
    static synchronized Path directory(Path directory) {
        DIRECTORIES.add(directory);
        return directory;
    }

    static synchronized void closesFirst(AutoCloseable open) {
        OPEN.push(open);
    }

    private static synchronized void clear() {
        for (var open : OPEN) {
            try {
                open.close();
            } catch (Exception e) {
                System.err.println("not closed: " + e);
            }
        }
        DIRECTORIES.forEach(LeftOver::delete);
    }

    /** Says so where something is left; no test fails over it, as they are over. */
    static void delete(Path directory) {
        for (var left = TRIES; Files.exists(directory); left--) {
            try {
                Files.walkFileTree(directory, new Deleting());
            } catch (IOException e) {
                if (left == 1) {
                    System.err.println("left behind: " + directory + ": " + e);
                    return;
                }
            }
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** Somebody else was faster. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
