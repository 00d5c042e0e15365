package org.mentorlink.app.vault;

import java.util.Optional;
import java.util.Set;
import org.mentorlink.shared.Secrets;

/**
 * Keys of persons. A person's key is made when the first value of that person is encrypted, and gone once erased: from
 * then on nothing of that person can be read, and nothing new is encrypted.
 */
public interface KeyVault extends Secrets {

    /** Encrypts for the owner; empty when the owner has been erased. */
    Optional<byte[]> encrypt(String owner, byte[] plain);

    /**
     * Decrypts what was encrypted for the owner; empty when the owner has been erased.
     *
     * @throws VaultException when the bytes were not encrypted for this owner, or were changed
     */
    Optional<byte[]> decrypt(String owner, byte[] encrypted);

    /** Fetches the keys of many at once, ahead of their use; whose key is missing gets one. Changes nothing else. */
    default void prepare(Set<String> owners) {}

    /** Fetches the keys of many at once, ahead of their use, as far as there are any. */
    default void prefetch(Set<String> owners) {}

    /** Destroys the owner's key, for good. Doing it again changes nothing. */
    void erase(String owner);

    /** A named random secret of 32 bytes. */
    byte[] secret(String name);

    @Override
    default byte[] named(String name) {
        return secret(name);
    }
}
