package org.mentorlink.api.files.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.mentorlink.api.files.FileKey;
import org.mentorlink.api.files.FileStore;
import org.mentorlink.api.files.StoredFile;

/**
 * Files in one folder that only the user who runs MentorLink may enter. Each is written under a passing name, forced to
 * disk and then renamed, so that a file that can be seen is whole. Its content type stands in front of its content.
 */
final class LocalFileStore implements FileStore {

    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    /** Creates the folder when it is missing, and removes what a crash has left unfinished. */
    LocalFileStore(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        Files.createDirectories(this.folder, ownerOnly("rwx------"));
        try (var left = Files.newDirectoryStream(this.folder, "*" + UNFINISHED)) {
            for (var unfinished : left) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    @Override
    public void put(FileKey key, String contentType, Content content) throws IOException {
        var unfinished = Files.createTempFile(folder, key.value() + "-", UNFINISHED, ownerOnly("rw-------"));
        try {
            write(unfinished, contentType, content);
            Files.move(unfinished, path(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceName();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path file, String contentType, Content content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            new DataOutputStream(out).writeUTF(contentType);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** The event that tells of the file outlives a crash, so its name must too. Elsewhere than on POSIX it cannot be asked for. */
    private void forceName() throws IOException {
        if (isPosix()) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Optional<StoredFile> open(FileKey key) throws IOException {
        var file = path(key);
        try {
            var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            try {
                var contentType = in.readUTF();
                return Optional.of(new StoredFile(contentType, Files.size(file) - lengthOf(contentType), in));
            } catch (IOException | RuntimeException failed) {
                in.close();
                throw failed;
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(FileKey key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private Path path(FileKey key) {
        return folder.resolve(key.value());
    }

    /** As {@link DataOutputStream#writeUTF} writes it: two bytes of length, and a media type is ASCII. */
    private static int lengthOf(String contentType) {
        return 2 + contentType.length();
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString(permissions)))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
