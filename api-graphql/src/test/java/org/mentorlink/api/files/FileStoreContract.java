package org.mentorlink.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of files does. */
public abstract class FileStoreContract {

    private static final FileKey KEY = new FileKey("doc_one");

    protected abstract FileStore store();

    @Test
    void answers_what_was_put_with_its_type_and_length() throws IOException {
        put(KEY, "Hello");

        try (var file = store().open(KEY).orElseThrow()) {
            assertThat(file.contentType()).isEqualTo("text/plain");
            assertThat(file.length()).isEqualTo(5);
            assertThat(file.content()).hasContent("Hello");
        }
    }

    @Test
    void keeps_every_byte_of_a_large_file() throws IOException {
        var content = new byte[6_000_001];
        new Random(7).nextBytes(content);

        store().put(KEY, "application/octet-stream", out -> out.write(content));

        try (var file = store().open(KEY).orElseThrow()) {
            assertThat(file.length()).isEqualTo(content.length);
            assertThat(file.content().readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void keeps_an_empty_file() throws IOException {
        put(KEY, "");

        try (var file = store().open(KEY).orElseThrow()) {
            assertThat(file.length()).isZero();
            assertThat(file.content().read()).isEqualTo(-1);
        }
    }

    @Test
    void replaces_what_was_there() throws IOException {
        put(KEY, "Hello");
        put(KEY, "Bye");

        assertThat(read(KEY)).isEqualTo("Bye");
    }

    @Test
    void stores_nothing_of_a_content_that_fails() throws IOException {
        assertThatThrownBy(() -> store().put(KEY, "text/plain", out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("cut off");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("cut off");

        assertThat(store().open(KEY)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void keeps_what_was_there_when_its_replacement_fails() throws IOException {
        put(KEY, "Hello");
        assertThatThrownBy(() -> store().put(KEY, "text/plain", out -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(read(KEY)).isEqualTo("Hello");
    }

    @Test
    void has_nothing_under_another_key() throws IOException {
        put(KEY, "Hello");

        assertThat(store().open(new FileKey("doc_two"))).isEmpty();
    }

    @Test
    void deletes_and_may_do_so_twice() throws IOException {
        put(KEY, "Hello");
        store().delete(KEY);
        store().delete(KEY);

        assertThat(store().open(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../master.key", "a/b", "a\\b", "/etc/passwd", "a.b", "a b", "ä", "a\u0000"})
    void knows_no_key_that_leads_elsewhere(String key) {
        assertThatThrownBy(() -> new FileKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Where a store can tell. */
    protected void assertNothingIsLeft() throws IOException {}

    protected void put(FileKey key, String text) throws IOException {
        store().put(key, "text/plain", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String read(FileKey key) throws IOException {
        try (var file = store().open(key).orElseThrow()) {
            var out = new ByteArrayOutputStream();
            file.content().transferTo(out);
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
