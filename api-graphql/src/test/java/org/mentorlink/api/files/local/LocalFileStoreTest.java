package org.mentorlink.api.files.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorlink.api.files.FileKey;
import org.mentorlink.api.files.FileStore;
import org.mentorlink.api.files.FileStoreContract;

class LocalFileStoreTest extends FileStoreContract {

    @TempDir
    private Path data;

    private Path folder;
    private FileStore store;

    @BeforeEach
    void start() throws IOException {
        folder = data.resolve("files");
        store = new LocalFileStore(folder);
    }

    @Override
    protected FileStore store() {
        return store;
    }

    @Override
    protected void assertNothingIsLeft() {
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void lets_only_its_own_user_in() throws IOException {
        put(new FileKey("doc_one"), "Hello");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("doc_one"))))
                .isEqualTo("rw-------");
    }

    @Test
    void finds_what_was_kept_before_a_restart_and_removes_what_a_crash_left() throws IOException {
        put(new FileKey("doc_one"), "Hello");
        Files.writeString(folder.resolve("doc_two-123.unfinished"), "Hel");

        var restarted = new LocalFileStore(folder);

        assertThat(restarted.open(new FileKey("doc_one"))).isPresent().get().satisfies(file -> {
            assertThat(file.content()).hasContent("Hello");
            file.close();
        });
        assertThat(folder.toFile().list()).containsExactly("doc_one");
    }
}
