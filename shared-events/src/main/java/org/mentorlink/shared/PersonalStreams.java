package org.mentorlink.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Encrypts content that is too large for an event with the key of the member it belongs to, as {@link Personal} values
 * are: once that key is erased, nobody reads it any more.
 */
public interface PersonalStreams {

    /**
     * What is written to the answer goes encrypted to {@code sealed}, complete once the answer is closed; empty when the
     * owner is erased.
     *
     * @param name of the content; it is only decrypted under the same one
     */
    Optional<OutputStream> encrypting(String owner, String name, OutputStream sealed) throws IOException;

    /**
     * The content again; empty when the owner is erased.
     *
     * @throws IOException when it was encrypted for another owner or name, or was changed or cut off; perhaps only while
     *     it is read
     */
    Optional<InputStream> decrypting(String owner, String name, InputStream sealed) throws IOException;
}
