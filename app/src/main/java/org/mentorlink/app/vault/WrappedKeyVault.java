package org.mentorlink.app.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes and remembers keys, each wrapped by the master key where it is kept. */
final class WrappedKeyVault implements KeyVault {

    private final WrappedKeys kept;
    private final Aead master;
    private final Runnable erased;
    private final Configuration tink;
    // A key erased by another process is forgotten here after a minute at the latest.
    private final Cache<String, Key> keys = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final ConcurrentMap<String, byte[]> secrets = new ConcurrentHashMap<>();

    /** A person's key; without one once the person is erased. */
    private record Key(@Nullable Aead aead) {}

    /** @param erased is run whenever a key has been erased */
    WrappedKeyVault(WrappedKeys kept, Aead master, Runnable erased) {
        this.kept = kept;
        this.master = master;
        this.erased = erased;
        try {
            AeadConfig.register();
            this.tink = RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new VaultException("AES-GCM is not available", e);
        }
    }

    @Override
    public Optional<byte[]> encrypt(String owner, byte[] plain) {
        Key known = keys.get(owner, this::load);
        Aead key = (known != null ? known : create(owner)).aead();
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.encrypt(plain, associated(owner)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("A value cannot be encrypted", e);
        }
    }

    @Override
    public Optional<byte[]> decrypt(String owner, byte[] encrypted) {
        Key key = keys.get(owner, this::load);
        if (key == null || key.aead() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.aead().decrypt(encrypted, associated(owner)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("A value of " + owner + " cannot be decrypted", e);
        }
    }

    @Override
    public void prefetch(Set<String> owners) {
        var unknown = unknown(owners);
        if (!unknown.isEmpty()) {
            fetch(unknown);
        }
    }

    @Override
    public void prepare(Set<String> owners) {
        prefetch(owners);
        var missing = unknown(owners);
        if (!missing.isEmpty()) {
            create(missing);
            fetch(missing);
        }
    }

    private List<String> unknown(Set<String> owners) {
        return owners.stream()
                .filter(owner -> keys.getIfPresent(owner) == null)
                .sorted()
                .toList();
    }

    private void fetch(List<String> owners) {
        kept.find(owners).forEach((owner, keyset) -> keys.put(owner, unwrap(owner, keyset)));
    }

    private void create(List<String> owners) {
        kept.addMissing(owners.stream().collect(Collectors.toMap(owner -> owner, this::newKeyset)));
    }

    private byte[] newKeyset(String owner) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, master, associated(owner), tink);
        } catch (GeneralSecurityException e) {
            throw new VaultException("A key cannot be made", e);
        }
    }

    @Override
    public void erase(String owner) {
        kept.erase(owner);
        keys.invalidate(owner);
        erased.run();
    }

    @Override
    public byte[] secret(String name) {
        return secrets.computeIfAbsent(name, this::loadSecret).clone();
    }

    private byte[] loadSecret(String name) {
        try {
            byte[] proposed = master.encrypt(Random.randBytes(32), associated(name));
            byte[] wrapped = kept.secret(name, proposed);
            return master.decrypt(wrapped, associated(name));
        } catch (GeneralSecurityException e) {
            throw new VaultException("The secret " + name + " cannot be read: is this the right master key?", e);
        }
    }

    /** Null when the owner has never had a key. */
    private @Nullable Key load(String owner) {
        Optional<byte[]> keyset = kept.find(List.of(owner)).get(owner);
        return keyset == null ? null : unwrap(owner, keyset);
    }

    private Key create(String owner) {
        // Of two that create at once, one row stays, and both read it back.
        kept.addMissing(Map.of(owner, newKeyset(owner)));
        Key key = keys.get(owner, this::load);
        if (key == null) {
            throw new IllegalStateException("The key of " + owner + " was not stored");
        }
        return key;
    }

    private Key unwrap(String owner, Optional<byte[]> keyset) {
        if (keyset.isEmpty()) {
            return new Key(null);
        }
        try {
            return new Key(TinkProtoKeysetFormat.parseEncryptedKeyset(keyset.get(), master, associated(owner), tink)
                    .getPrimitive(tink, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key of " + owner + " cannot be read: is this the right master key?", e);
        }
    }

    private static byte[] associated(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
