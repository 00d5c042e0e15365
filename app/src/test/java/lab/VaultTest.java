package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.embedded.DataDirectory;
import org.mentorlink.app.vault.KeyVault;
import org.mentorlink.app.vault.VaultException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class VaultTest {

    private static final byte[] PLAIN = "Ada".getBytes(StandardCharsets.UTF_8);

    private final Lab lab = Lab.shared();
    private final KeyVault vault = lab.get(KeyVault.class);
    private final String owner = UUID.randomUUID().toString();

    @Test
    void what_was_encrypted_for_one_does_not_open_for_another() {
        byte[] encrypted = vault.encrypt(owner, PLAIN).orElseThrow();
        vault.encrypt("another", PLAIN);

        assertThat(vault.decrypt(owner, encrypted)).hasValue(PLAIN);
        assertThatThrownBy(() -> vault.decrypt("another", encrypted)).isInstanceOf(VaultException.class);
    }

    @Test
    void changed_bytes_are_an_error_and_not_an_absence() {
        byte[] encrypted = vault.encrypt(owner, PLAIN).orElseThrow();
        encrypted[encrypted.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.decrypt(owner, encrypted)).isInstanceOf(VaultException.class);
    }

    @Test
    void nothing_is_encrypted_for_the_erased() {
        byte[] encrypted = vault.encrypt(owner, PLAIN).orElseThrow();

        vault.erase(owner);
        vault.erase(owner);

        assertThat(vault.decrypt(owner, encrypted)).isEmpty();
        assertThat(vault.encrypt(owner, PLAIN)).isEmpty();
    }

    @Test
    void a_key_made_in_a_transaction_that_rolls_back_stays() {
        byte[] encrypted = new TransactionTemplate(lab.get(PlatformTransactionManager.class)).execute(status -> {
            status.setRollbackOnly();
            return vault.encrypt(owner, PLAIN).orElseThrow();
        });

        assertThat(vault.decrypt(owner, encrypted)).hasValue(PLAIN);
    }

    @Test
    void transactions_that_wait_keep_no_connection_of_the_vault() throws Exception {
        var transaction = new TransactionTemplate(lab.get(PlatformTransactionManager.class));
        var waiting = new CountDownLatch(5);
        var go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> others = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                var other = owner + n;
                others.add(threads.submit(() -> transaction.executeWithoutResult(status -> {
                    vault.encrypt(other, PLAIN);
                    waiting.countDown();
                    await(go);
                })));
            }
            try {
                // One more than the vault has connections: each of them got one, and gave it back.
                assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(vault.encrypt(owner, PLAIN)).isPresent();
            } finally {
                go.countDown();
            }
            for (Future<?> other : others) {
                other.get();
            }
        }
    }

    @Test
    void many_that_need_a_new_key_at_once_get_the_same_one() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<byte[]>> encrypted = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 16; n++) {
                encrypted.add(threads.submit(() -> {
                    go.await();
                    return vault.encrypt(owner, PLAIN).orElseThrow();
                }));
            }
            go.countDown();
        }
        for (Future<byte[]> one : encrypted) {
            assertThat(vault.decrypt(owner, one.get())).hasValue(PLAIN);
        }
    }

    @Test
    void keys_of_many_are_made_together_and_are_their_own() {
        var others =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(50).collect(Collectors.toSet());
        byte[] before = vault.encrypt(owner, PLAIN).orElseThrow();
        var all = Stream.concat(others.stream(), Stream.of(owner)).collect(Collectors.toSet());

        vault.prepare(all);
        vault.prefetch(all);

        assertThat(vault.decrypt(owner, before)).hasValue(PLAIN);
        for (var other : others) {
            byte[] encrypted = vault.encrypt(other, PLAIN).orElseThrow();
            assertThat(vault.decrypt(other, encrypted)).hasValue(PLAIN);
            assertThatThrownBy(() -> vault.decrypt(owner, encrypted)).isInstanceOf(VaultException.class);
        }
    }

    @Test
    void the_erased_get_no_key_among_many() {
        vault.erase(owner);

        vault.prepare(Set.of(owner, UUID.randomUUID().toString()));

        assertThat(vault.encrypt(owner, PLAIN)).isEmpty();
    }

    @Test
    void a_secret_is_the_same_each_time_and_differs_by_name() {
        assertThat(vault.secret("a")).hasSize(32).isEqualTo(vault.secret("a")).isNotEqualTo(vault.secret("b"));
    }

    @Test
    void the_master_key_is_readable_by_its_owner_only() throws IOException {
        var file = lab.get(DataDirectory.class).resolve("master.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
