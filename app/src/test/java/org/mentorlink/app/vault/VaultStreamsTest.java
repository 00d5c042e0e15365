package org.mentorlink.app.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultStreamsTest {

    private static final String ADA = "mbr_ada";
    private static final String LINUS = "mbr_linus";
    private static final String NAME = "doc_one";

    private final MemoryVault vault = new MemoryVault();
    private final VaultStreams streams = new VaultStreams(vault);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_000, 65_536, 300_001})
    void gives_the_content_back(int length) throws IOException {
        var content = Random.randBytes(length);
        assertThat(unsealed(ADA, NAME, sealed(content))).contains(content);
    }

    @Test
    void tells_nothing_of_the_content_and_never_the_same() throws IOException {
        var content = "Ada was born in London. ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        var sealed = sealed(content);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("London");
        assertThat(sealed).isNotEqualTo(sealed(content));
        assertThat(sealed.length - content.length).isLessThan(300);
    }

    @Test
    void is_bound_to_its_owner_and_its_name() throws IOException {
        var sealed = sealed("Hello".getBytes(StandardCharsets.UTF_8));
        vault.encrypt(LINUS, new byte[1]);

        assertThatThrownBy(() -> unsealed(LINUS, NAME, sealed)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unsealed(ADA, "doc_two", sealed)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 100, 70_000, 200_000})
    void notices_every_change(int at) throws IOException {
        var sealed = sealed(Random.randBytes(250_000));
        sealed[at] ^= 1;

        assertThatThrownBy(() -> unsealed(ADA, NAME, sealed)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 65_636, 131_172, 249_999})
    void notices_that_it_was_cut_off(int length) throws IOException {
        var sealed = Arrays.copyOf(sealed(Random.randBytes(250_000)), length);

        assertThatThrownBy(() -> unsealed(ADA, NAME, sealed)).isInstanceOf(IOException.class);
    }

    @Test
    void is_gone_with_its_owners_key() throws IOException {
        var sealed = sealed("Hello".getBytes(StandardCharsets.UTF_8));
        vault.erase(ADA);

        assertThat(unsealed(ADA, NAME, sealed)).isEmpty();
        assertThat(streams.encrypting(ADA, NAME, new ByteArrayOutputStream())).isEmpty();
    }

    private byte[] sealed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = streams.encrypting(ADA, NAME, out).orElseThrow()) {
            sealing.write(content);
        }
        return out.toByteArray();
    }

    private Optional<byte[]> unsealed(String owner, String name, byte[] sealed) throws IOException {
        var in = streams.decrypting(owner, name, new ByteArrayInputStream(sealed));
        return in.isEmpty() ? Optional.empty() : Optional.of(in.get().readAllBytes());
    }

    /** Keys as they are, in memory. */
    private static final class MemoryVault implements KeyVault {

        private final Map<String, AesGcmJce> keys = new HashMap<>();
        private final Set<String> erased = new HashSet<>();

        @Override
        public Optional<byte[]> encrypt(String owner, byte[] plain) {
            try {
                return erased.contains(owner)
                        ? Optional.empty()
                        : Optional.of(key(owner).encrypt(plain, new byte[0]));
            } catch (GeneralSecurityException e) {
                throw new VaultException("cannot encrypt", e);
            }
        }

        @Override
        public Optional<byte[]> decrypt(String owner, byte[] encrypted) {
            try {
                return erased.contains(owner)
                        ? Optional.empty()
                        : Optional.of(key(owner).decrypt(encrypted, new byte[0]));
            } catch (GeneralSecurityException e) {
                throw new VaultException("cannot decrypt", e);
            }
        }

        private AesGcmJce key(String owner) throws GeneralSecurityException {
            if (!keys.containsKey(owner)) {
                keys.put(owner, new AesGcmJce(Random.randBytes(32)));
            }
            return keys.get(owner);
        }

        @Override
        public void erase(String owner) {
            erased.add(owner);
        }

        @Override
        public byte[] secret(String name) {
            return new byte[32];
        }
    }
}
