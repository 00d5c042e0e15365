package org.mentorlink.api.people;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.mentorlink.shared.Refused;
import org.springframework.util.StreamUtils;

/**
 * An upload while it is worked on: a file without a name where the system has such, so that nothing of it is left when the
 * process dies.
 */
final class Spool implements Closeable {

    private static final int CHUNK = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FileChannel file;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes an upload in.
     *
     * @param most how many bytes it may have
     * @throws Refused FILE_TOO_LARGE, or NOT_UTF_8
     */
    static Spool of(InputStream upload, long most) throws IOException {
        var path = Files.createTempFile("mentorlink-list", null);
        var spool = new Spool(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try {
            spool.fill(upload, most);
            spool.checkEncoding();
            return spool;
        } catch (IOException | RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }

    private void fill(InputStream upload, long most) throws IOException {
        OutputStream out = Channels.newOutputStream(file);
        var chunk = new byte[CHUNK];
        long bytes = 0;
        for (var read = upload.read(chunk); read >= 0; read = upload.read(chunk)) {
            bytes += read;
            if (bytes > most) {
                throw tooLarge(most);
            }
            out.write(chunk, 0, read);
        }
    }

    static Refused tooLarge(long most) {
        return Refused.because("FILE_TOO_LARGE", "A members list has at most " + most + " bytes.");
    }

    private void checkEncoding() throws IOException {
        var chunk = new char[CHUNK];
        try {
            var reader = reader();
            while (reader.read(chunk) >= 0) {
                // Whatever is read was UTF-8.
            }
        } catch (CharacterCodingException otherwise) {
            throw Refused.because("NOT_UTF_8", "Save the list as CSV in UTF-8.");
        }
    }

    /** From the beginning, behind a byte order mark. Only one reader at a time; closing it is not needed. */
    Reader reader() throws IOException {
        file.position(0);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new java.io.BufferedReader(
                new java.io.InputStreamReader(StreamUtils.nonClosing(Channels.newInputStream(file)), decoder), CHUNK);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
