package org.mentorlink.app.vault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys in PostgreSQL.
 *
 * <p>They are written through connections of the vault's own, outside the caller's transaction. A command that rolls
 * back thus never takes a key with it that another thread has already used. Each statement is a transaction by itself that
 * suspends the caller's: Spring would otherwise leave the connection with the caller until the caller's transaction ends,
 * and a few commands that wait for the append lock would keep every connection from the one that holds it.
 */
final class PostgresWrappedKeys implements WrappedKeys {

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;

    PostgresWrappedKeys(DataSource own) {
        this.jdbc = JdbcClient.create(own);
        this.alone = new TransactionTemplate(new JdbcTransactionManager(own));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Map<String, Optional<byte[]>> find(List<String> owners) {
        Map<String, Optional<byte[]>> found = new HashMap<>();
        alone(jdbc -> jdbc.sql("SELECT owner, keyset FROM key_vault WHERE owner IN (:owners)")
                        .param("owners", owners)
                        .query((row, n) -> Map.entry(row.getString(1), Optional.ofNullable(row.getBytes(2))))
                        .list())
                .forEach(key -> found.put(key.getKey(), key.getValue()));
        return found;
    }

    /** In one statement and one commit; sorted, so that two that create the same keys do not wait for each other. */
    @Override
    public void addMissing(Map<String, byte[]> keysets) {
        var sorted = new TreeMap<>(keysets);
        alone(jdbc -> jdbc.sql(
                        "INSERT INTO key_vault (owner, keyset) SELECT * FROM unnest(?, ?) ON CONFLICT DO NOTHING")
                .param(sorted.keySet().toArray(String[]::new))
                .param(sorted.values().toArray(byte[][]::new))
                .update());
    }

    @Override
    public void erase(String owner) {
        alone(jdbc -> jdbc.sql(
                        "INSERT INTO key_vault (owner, keyset) VALUES (?, NULL) ON CONFLICT (owner) DO UPDATE SET keyset = NULL")
                .param(owner)
                .update());
    }

    @Override
    public byte[] secret(String name, byte[] proposed) {
        alone(jdbc -> jdbc.sql("INSERT INTO vault_secret (name, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(name)
                .param(proposed)
                .update());
        return alone(jdbc -> jdbc.sql("SELECT wrapped FROM vault_secret WHERE name = ?")
                .param(name)
                .query((row, n) -> row.getBytes(1))
                .single());
    }

    private <T> T alone(Function<JdbcClient, T> statement) {
        return alone.execute(status -> statement.apply(jdbc));
    }
}
