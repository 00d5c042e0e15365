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
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys in PostgreSQL, each wrapped by the master key.
 *
 * <p>Keys are written through connections of the vault's own, outside the caller's transaction. A command that rolls
 * back thus never takes a key with it that another thread has already used. Each statement is a transaction by itself that
 * suspends the caller's: Spring would otherwise leave the connection with the caller until the caller's transaction ends,
 * and a few commands that wait for the append lock would keep every connection from the one that holds it.
 */
final class PostgresKeyVault implements KeyVault {

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Aead master;
    private final Configuration tink;
    // A key erased by another process is forgotten here after a minute at the latest.
    private final Cache<String, Key> keys = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final ConcurrentMap<String, byte[]> secrets = new ConcurrentHashMap<>();

    /** A person's key; without one once the person is erased. */
    private record Key(@Nullable Aead aead) {}

    PostgresKeyVault(DataSource own, Aead master) {
        this.jdbc = JdbcClient.create(own);
        this.alone = new TransactionTemplate(new JdbcTransactionManager(own));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.master = master;
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
        alone(jdbc -> jdbc.sql("SELECT owner, keyset FROM key_vault WHERE owner IN (:owners)")
                        .param("owners", owners)
                        .query((row, n) -> Map.entry(row.getString(1), unwrap(row.getString(1), row.getBytes(2))))
                        .list())
                .forEach(key -> keys.put(key.getKey(), key.getValue()));
    }

    /** In one statement and one commit; sorted, so that two that create the same keys do not wait for each other. */
    private void create(List<String> owners) {
        String[] names = owners.toArray(String[]::new);
        byte[][] keysets = new byte[names.length][];
        for (int index = 0; index < names.length; index++) {
            keysets[index] = newKeyset(names[index]);
        }
        alone(jdbc -> jdbc.sql(
                        "INSERT INTO key_vault (owner, keyset) SELECT * FROM unnest(?, ?) ON CONFLICT DO NOTHING")
                .param(names)
                .param(keysets)
                .update());
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
        alone(jdbc -> jdbc.sql(
                        "INSERT INTO key_vault (owner, keyset) VALUES (?, NULL) ON CONFLICT (owner) DO UPDATE SET keyset = NULL")
                .param(owner)
                .update());
        keys.invalidate(owner);
    }

    @Override
    public byte[] secret(String name) {
        return secrets.computeIfAbsent(name, this::loadSecret).clone();
    }

    private byte[] loadSecret(String name) {
        try {
            byte[] proposed = master.encrypt(Random.randBytes(32), associated(name));
            alone(jdbc -> jdbc.sql("INSERT INTO vault_secret (name, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .param(name)
                    .param(proposed)
                    .update());
            byte[] wrapped = alone(jdbc -> jdbc.sql("SELECT wrapped FROM vault_secret WHERE name = ?")
                    .param(name)
                    .query((row, n) -> row.getBytes(1))
                    .single());
            return master.decrypt(wrapped, associated(name));
        } catch (GeneralSecurityException e) {
            throw new VaultException("The secret " + name + " cannot be read: is this the right master key?", e);
        }
    }

    /** Null when the owner has never had a key. */
    private @Nullable Key load(String owner) {
        return alone(jdbc -> jdbc.sql("SELECT keyset FROM key_vault WHERE owner = ?")
                        .param(owner)
                        .query((row, n) -> unwrap(owner, row.getBytes(1)))
                        .optional())
                .orElse(null);
    }

    private Key create(String owner) {
        // Of two that create at once, one row stays, and both read it back.
        byte[] proposed = newKeyset(owner);
        alone(jdbc -> jdbc.sql("INSERT INTO key_vault (owner, keyset) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(owner)
                .param(proposed)
                .update());
        Key key = keys.get(owner, this::load);
        if (key == null) {
            throw new IllegalStateException("The key of " + owner + " was not stored");
        }
        return key;
    }

    private <T> T alone(Function<JdbcClient, T> statement) {
        return alone.execute(status -> statement.apply(jdbc));
    }

    private Key unwrap(String owner, byte @Nullable [] keyset) {
        if (keyset == null) {
            return new Key(null);
        }
        try {
            return new Key(TinkProtoKeysetFormat.parseEncryptedKeyset(keyset, master, associated(owner), tink)
                    .getPrimitive(tink, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key of " + owner + " cannot be read: is this the right master key?", e);
        }
    }

    private static byte[] associated(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
