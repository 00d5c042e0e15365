package org.mentorlink.api.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file as it is stored.
 *
 * @param length bytes
 */
public record StoredFile(String contentType, long length, InputStream content) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
