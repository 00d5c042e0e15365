package org.mentorlink.app.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything the installation must not lose.
 *
 * <p>It belongs to one process at a time. The operating system releases the lock when the process ends, however it
 * ends.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the directory when it is missing and takes it for this process. */
    static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            OwnerOnly.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("mentorlink.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new EmbeddedException(
                        "The data directory " + path + " is in use by another MentorLink process.",
                        "Stop that process, or start this one on another directory: MENTORLINK_DATA_DIR=<directory>.",
                        null);
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new EmbeddedException(
                    "The data directory " + path + " cannot be used: " + e,
                    "Give a directory that this user may write: MENTORLINK_DATA_DIR=<directory>.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException takenInThisProcess) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /** A file or directory inside. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
