package org.mentorlink.app.vault;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.mentorlink.shared.PersonalStreams;
import org.springframework.stereotype.Component;

/**
 * Each content gets a key of its own, which stands in front of it, encrypted with the owner's key from the vault. The
 * vault thus never sees more than 32 bytes, and erasing the owner's key erases the content with it.
 */
@Component
final class VaultStreams implements PersonalStreams {

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final int LONGEST_WRAPPED_KEY = 1024;

    private final KeyVault vault;

    VaultStreams(KeyVault vault) {
        this.vault = vault;
    }

    @Override
    public Optional<OutputStream> encrypting(String owner, String name, OutputStream sealed) throws IOException {
        var key = Random.randBytes(KEY_BYTES);
        var wrapped = vault.encrypt(owner, key);
        if (wrapped.isEmpty()) {
            return Optional.empty();
        }
        var out = new DataOutputStream(sealed);
        out.writeShort(wrapped.get().length);
        out.write(wrapped.get());
        try {
            return Optional.of(aead(key).newEncryptingStream(out, associated(owner, name)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("A file cannot be encrypted", e);
        }
    }

    @Override
    public Optional<InputStream> decrypting(String owner, String name, InputStream sealed) throws IOException {
        var in = new DataInputStream(sealed);
        var length = in.readUnsignedShort();
        if (length > LONGEST_WRAPPED_KEY) {
            throw new IOException("this was not encrypted here");
        }
        var key = unwrapped(owner, in.readNBytes(length));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(aead(key.get()).newDecryptingStream(in, associated(owner, name)));
        } catch (GeneralSecurityException e) {
            throw new IOException("a file cannot be decrypted", e);
        }
    }

    private Optional<byte[]> unwrapped(String owner, byte[] wrapped) throws IOException {
        try {
            return vault.decrypt(owner, wrapped);
        } catch (VaultException e) {
            throw new IOException("the key of a file cannot be read", e);
        }
    }

    private static StreamingAead aead(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private static byte[] associated(String owner, String name) {
        return (owner + '\n' + name).getBytes(StandardCharsets.UTF_8);
    }
}
