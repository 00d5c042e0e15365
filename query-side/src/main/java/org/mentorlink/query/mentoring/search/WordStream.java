package org.mentorlink.query.mentoring.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of some texts, one text far from the next, so that no phrase begins in one and ends in another. */
final class WordStream extends TokenStream {

    private static final int GAP = 100;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private record Token(String word, int step) {}

    WordStream(List<String> texts) {
        for (var text : texts) {
            var first = true;
            for (var word : Words.of(text)) {
                var stepToWord = first && !tokens.isEmpty() ? GAP : 1;
                Words.withParts(word).forEach(part -> tokens.add(new Token(part, part.equals(word) ? stepToWord : 0)));
                first = false;
            }
        }
    }

    @Override
    public boolean incrementToken() {
        if (next == tokens.size()) {
            return false;
        }
        clearAttributes();
        var token = tokens.get(next++);
        term.append(token.word());
        step.setPositionIncrement(token.step());
        return true;
    }

    @Override
    public void reset() {
        next = 0;
    }
}
