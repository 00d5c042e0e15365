package org.mentorlink.app.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;

/** The key that wraps all other keys. It is never in the database: who has only a copy of that reads nothing. */
final class MasterKey {

    private static final int BYTES = 32;

    private MasterKey() {}

    /** From its base64 form, as in {@code MENTORLINK_MASTER_KEY}. */
    static Aead fromBase64(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new VaultException("The master key is not base64", e);
        }
        if (key.length != BYTES) {
            throw new VaultException(
                    "The master key must be " + BYTES + " bytes in base64",
                    new IllegalArgumentException(key.length + " bytes"));
        }
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The master key cannot be used", e);
        }
    }

    /** From a file, which is created with a new key when it is missing. */
    static Aead fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return fromBase64(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The master key " + file + " cannot be read", e);
        }
    }

    private static void create(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        // The permissions come with the creation: there is no moment in which others may read it.
        Files.createFile(unfinished, ownerOnly(file));
        Files.writeString(
                unfinished,
                Base64.getEncoder().encodeToString(Random.randBytes(BYTES)),
                StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                }
                : new FileAttribute<?>[0];
    }
}
