package org.mentorlink.query.mentoring.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Thándi NKOSI              | thandi, nkosi
                    Łukasz Øster, Straße      | lukasz, oster, strasse
                    C++ and C# / .NET; F#     | c++, and, c#, .net, f#
                    I like Java. And Node.js. | i, like, java, and, node.js
                    C/C++                     | c, c++
                    10+ years, a+b, #1        | 10, years, a, b, 1
                    O'Brien’s full-stack      | obriens, full, stack
                    ΑΘΗΝΆ Ёлка                | αθηνα, елка
                    日本語 market              | 日, 本, 語, market
                    Ａｃｍｅ ﬁnance             | acme, finance
                    .* ((( [ +++ ###          |
                    """)
    void areWithoutCaseAccentsAndPunctuationButWithTheSignsOfASkill(String text, String words) {
        assertThat(String.join(", ", Words.of(text))).isEqualTo(words == null ? "" : words);
    }

    @Test
    void keepSignsThatAreLettersInTheirScript() {
        assertThat(Words.of("नमस्ते दुनिया")).hasSize(2).doesNotContain("नमसत");
    }

    @Test
    void ofWordsAreTheSameWords() {
        for (var text : List.of("Thándi", "C++", ".NET", "Node.js", "Straße", "ﬁnance", "日本")) {
            assertThat(Words.of(String.join(" ", Words.of(text)))).isEqualTo(Words.of(text));
        }
    }

    @Nested
    class SynonymsTest {

        private final Synonyms builtIn = new Synonyms(new DefaultResourceLoader().getResource(Synonyms.BUILT_IN));

        @ParameterizedTest
        @CsvSource({
            "js, javascript, JavaScript",
            "K8S, kubernetes, Kubernetes",
            "ML, machine learning, Machine learning",
            "Machine Learning, machine learning, Machine learning",
            "C++, c++, C++",
            "c#, c#, C#",
            "C, c, C",
            ".net, .net, .NET",
            "dotnet, .net, .NET",
            "Leadership, leadership, Leadership"
        })
        void aSkillHasOneKeyAndOneLabel(String skill, String key, String label) {
            assertThat(builtIn.key(skill)).isEqualTo(key);
            assertThat(builtIn.label(skill)).isEqualTo(label);
        }

        @Test
        void wordsOfAQueryThatNameOneThingAreTakenTogether() {
            assertThat(builtIn.units(Words.of("senior machine learning js")))
                    .extracting(Synonyms.Unit::words)
                    .containsExactly(List.of("senior"), List.of("machine", "learning"), List.of("js"));
            assertThat(builtIn.units(Words.of("k8s")).getFirst().others()).containsExactly(List.of("kubernetes"));
        }

        @Test
        void aDeploymentBringsItsOwn() {
            var own = of("# ours\n\nBookkeeping, accounts work\n");
            assertThat(own.key("Accounts Work")).isEqualTo("bookkeeping");
            assertThat(own.key("js")).isEqualTo("js");
        }

        @Test
        void aNameOfTwoSkillsIsRefused() {
            assertThatThrownBy(() -> of("a, b\nc, B\n")).hasMessageContaining("b in two lines");
        }

        private Synonyms of(String text) {
            return new Synonyms(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
