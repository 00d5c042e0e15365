package org.mentorlink.api.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.shared.Refused;

class SniffedTest {

    @Test
    void tells_by_the_first_bytes() throws IOException {
        assertThat(Sniffed.of(stream(TestFiles.jpeg(3, 2)))).contains(Sniffed.JPEG);
        assertThat(Sniffed.of(stream(TestFiles.png(3, 2)))).contains(Sniffed.PNG);
        assertThat(Sniffed.of(stream(TestFiles.webp()))).contains(Sniffed.WEBP);
        assertThat(Sniffed.of(stream(TestFiles.pdf()))).contains(Sniffed.PDF);
        assertThat(Sniffed.of(stream(TestFiles.docx()))).contains(Sniffed.ZIP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a............",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "MZ..............",
                " %PDF-1.7",
                "RIFF....AVI ....",
                "PK"
            })
    void knows_nothing_else(String content) throws IOException {
        assertThat(Sniffed.of(stream(content.getBytes(UTF_8)))).isEmpty();
    }

    @Test
    void leaves_what_it_looked_at() throws IOException {
        var content = stream(TestFiles.pdf());
        Sniffed.of(content);

        assertThat(content.readAllBytes()).isEqualTo(TestFiles.pdf());
    }

    @Test
    void webp_is_no_document() {
        assertThatThrownBy(Sniffed.WEBP::format)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("UNSUPPORTED_DOCUMENT"));
    }

    @Test
    void a_text_document_has_its_parts_and_no_program() throws IOException {
        assertThat(isTextDocument(TestFiles.docx())).isTrue();
        assertThat(isTextDocument(TestFiles.zip("word/document.xml", "x"))).isFalse();
        assertThat(isTextDocument(TestFiles.zip("[Content_Types].xml", "x", "xl/workbook.xml", "x")))
                .isFalse();
        assertThat(isTextDocument(TestFiles.zip(
                        "[Content_Types].xml", "x", "word/document.xml", "x", "word/vbaProject.bin", "x")))
                .isFalse();
        assertThat(isTextDocument("PK\u0003\u0004 nothing more".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void a_text_document_that_is_cut_anywhere_is_none() throws IOException {
        var whole = TestFiles.docx();

        for (var length = 4; length < whole.length; length++) {
            assertThat(isTextDocument(Arrays.copyOf(whole, length)))
                    .as("cut after %s of %s bytes", length, whole.length)
                    .isFalse();
        }
    }

    @Test
    void a_bomb_is_not_inflated_to_its_end() throws IOException {
        var bomb = TestFiles.zip("[Content_Types].xml", "x", "word/document.xml", "\0".repeat(80_000_000));

        assertThat(bomb.length).isLessThan(200_000);
        assertThat(isTextDocument(bomb)).isFalse();
    }

    private static boolean isTextDocument(byte[] content) throws IOException {
        return Sniffed.isTextDocument(new ByteArrayInputStream(content));
    }

    private static BufferedInputStream stream(byte[] content) {
        return new BufferedInputStream(new ByteArrayInputStream(content));
    }
}
