package org.mentorlink.app.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Keeps a copy of all that applications of this JVM print, which is their log. */
final class LogCapture {

    private static final Path COPY = started();

    private LogCapture() {}

    /** Before the first application is started. */
    static Path copy() {
        return COPY;
    }

    /** What the platform has written; the mail server beside the tests writes down whom it takes mail for. */
    static String text() {
        try {
            System.out.flush();
            System.err.flush();
            return new String(Files.readAllBytes(COPY), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.contains(" c.icegreen.greenmail."))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path started() {
        try {
            var file = Files.createTempFile("mentorlink-e2e", ".log");
            file.toFile().deleteOnExit();
            var copy = Files.newOutputStream(file);
            System.setOut(new PrintStream(new Both(System.out, copy), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Both(System.err, copy), true, StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Both extends OutputStream {

        private final OutputStream shown;
        private final OutputStream kept;

        Both(OutputStream shown, OutputStream kept) {
            this.shown = shown;
            this.kept = kept;
        }

        @Override
        public void write(int single) throws IOException {
            shown.write(single);
            kept.write(single);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            shown.write(bytes, offset, length);
            kept.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            shown.flush();
            kept.flush();
        }
    }
}
