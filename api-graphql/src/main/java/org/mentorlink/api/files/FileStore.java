package org.mentorlink.api.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Where files are kept, whole or not at all. It sees ciphertext only. */
public interface FileStore {

    /**
     * Stores a file under its key, in place of one that is there. Where the content fails to be written nothing is stored,
     * and what was there stays.
     *
     * @param contentType is answered again when the file is opened
     */
    void put(FileKey key, String contentType, Content content) throws IOException;

    /** The file, to be closed by the caller; empty when there is none of that key. */
    Optional<StoredFile> open(FileKey key) throws IOException;

    /** Does nothing where there is no such file. */
    void delete(FileKey key) throws IOException;

    /** Writes what is to be stored. */
    @FunctionalInterface
    interface Content {

        void writeTo(OutputStream out) throws IOException;
    }
}
