package org.mentorlink.api.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.mentorlink.shared.PersonalStreams;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/** The files of members: encrypted with their owner's key before they are stored, and bound to their own file key. */
@Component
class SealedFiles {

    /** What the store is told: the content is ciphertext, and what it is inside is nobody's business. */
    static final String SEALED = "application/octet-stream";

    private static final Logger log = LoggerFactory.getLogger(SealedFiles.class);
    private static final int CHUNK = 16 * 1024;

    private final FileStore store;
    private final PersonalStreams streams;

    SealedFiles(FileStore store, PersonalStreams streams) {
        this.store = store;
        this.streams = streams;
    }

    /**
     * What was kept.
     *
     * @param bytes length of the plain content
     * @param sha256 of the plain content, in hexadecimal
     */
    record Kept(long bytes, String sha256) {}

    /**
     * Keeps a file.
     *
     * @param most how many bytes it may have
     * @throws Refused FILE_TOO_LARGE when it has more; then nothing is kept
     */
    Kept keep(String owner, FileKey key, InputStream content, long most) throws IOException {
        var digest = sha256();
        var counted = new Counted();
        store.put(key, SEALED, out -> {
            // Closing completes the ciphertext; the stream below is the store's to close.
            try (var sealing = sealing(owner, key, StreamUtils.nonClosing(out))) {
                counted.copy(new DigestInputStream(content, digest), sealing, most);
            }
        });
        return new Kept(counted.bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** The plain content, to be closed by the caller; empty when there is none, or its owner is erased. */
    Optional<InputStream> open(String owner, FileKey key) throws IOException {
        var stored = store.open(key);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var content = stored.get().content();
        try {
            var plain = streams.decrypting(owner, key.value(), content);
            if (plain.isEmpty()) {
                content.close();
            }
            return plain;
        } catch (IOException | RuntimeException failed) {
            content.close();
            throw failed;
        }
    }

    /** Destroys a file that nothing refers to any more. Where that fails it stays, encrypted and out of everybody's reach. */
    void discard(FileKey key) {
        try {
            store.delete(key);
        } catch (IOException failed) {
            log.warn("the file {} is not needed any more and could not be deleted", key, failed);
        }
    }

    private OutputStream sealing(String owner, FileKey key, OutputStream out) throws IOException {
        return streams.encrypting(owner, key.value(), out)
                .orElseThrow(() -> Refused.because("MEMBER_ERASED", "This member has been erased."));
    }

    /** Copies up to a bound, and knows how much it was. */
    private static final class Counted {

        private long bytes;

        private void copy(InputStream in, OutputStream out, long most) throws IOException {
            var chunk = new byte[CHUNK];
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes += read;
                if (bytes > most) {
                    throw tooLarge(most);
                }
                out.write(chunk, 0, read);
            }
        }
    }

    static Refused tooLarge(long most) {
        return Refused.because("FILE_TOO_LARGE", "A file of this kind has at most " + most + " bytes.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("every JDK has SHA-256", unavailable);
        }
    }
}
