package org.mentorlink.query.mentoring.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.mentorlink.query.mentoring.search.Synonyms.Unit;

/**
 * How well a mentor fits the words that were typed. Every word must be found. It counts by how it is found (as it is, by
 * another name, as the beginning of a word, with typos) and then by where (name and skills, work, bio); never by how rare
 * it is, so that a mentor's score changes only with their own text, and a page begins where the last one ended.
 */
final class Scores {

    /** Words after these many count for nothing. */
    static final int MOST_WORDS = 12;

    private static final int EXACT = 400;
    private static final int BY_OTHER_NAME = 300;
    private static final int BEGINS = 200;
    private static final int TYPO = 100;

    private static final int SHORTEST_WITH_A_TYPO = 4;
    private static final int SHORTEST_WITH_TWO = 8;
    /** Bios are long: short words meet too many others there. */
    private static final int SHORTEST_WITH_A_TYPO_IN_A_BIO = 6;

    private static final int SAME_FIRST_LETTERS = 1;

    private final List<Query> ways = new ArrayList<>();
    private final boolean scoring;

    private Scores(boolean scoring) {
        this.scoring = scoring;
    }

    private enum Place {
        NAME(MentorDocuments.NAME, 30),
        SKILLS(MentorDocuments.SKILL_WORDS, 30),
        WORK(MentorDocuments.WORK, 20),
        BIO(MentorDocuments.BIO, 10);

        private final String field;
        private final int weight;

        Place(String field, int weight) {
            this.field = field;
            this.weight = weight;
        }
    }

    /** A query for all of these words; the last of them may be incomplete. */
    static Query all(List<Unit> units) {
        var all = new BooleanQuery.Builder();
        for (var index = 0; index < units.size(); index++) {
            all.add(new Scores(true).unit(units.get(index), index == units.size() - 1), Occur.MUST);
        }
        return all.build();
    }

    /** A query for each of these words, which together find what {@link #all} finds: without scores, for who finds everything. */
    static List<Query> each(List<Unit> units) {
        var each = new ArrayList<Query>();
        for (var index = 0; index < units.size(); index++) {
            each.add(new Scores(false).unit(units.get(index), index == units.size() - 1));
        }
        return List.copyOf(each);
    }

    private Query unit(Unit unit, boolean isLast) {
        var words = unit.words();
        if (words.size() == 1) {
            word(words.getFirst(), isLast);
        } else {
            var asTyped = new BooleanQuery.Builder();
            for (var index = 0; index < words.size(); index++) {
                var word = new Scores(scoring);
                word.word(words.get(index), isLast && index == words.size() - 1);
                asTyped.add(word.best(), Occur.MUST);
            }
            ways.add(asTyped.build());
        }
        unit.others().forEach(name -> otherName(name, words.size()));
        return best();
    }

    private void word(String word, boolean mayBeIncomplete) {
        for (var place : Place.values()) {
            add(new TermQuery(new Term(place.field, word)), EXACT + place.weight);
            if (mayBeIncomplete) {
                add(new PrefixQuery(new Term(place.field, word)), BEGINS + place.weight);
            }
            var typos = typos(word, place);
            if (typos > 0) {
                add(
                        new FuzzyQuery(
                                new Term(place.field, word),
                                typos,
                                SAME_FIRST_LETTERS,
                                Integer.MAX_VALUE / 2,
                                true,
                                MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE),
                        TYPO + place.weight);
            }
        }
    }

    private static int typos(String word, Place place) {
        var length = word.codePointCount(0, word.length());
        var shortest = place == Place.BIO ? SHORTEST_WITH_A_TYPO_IN_A_BIO : SHORTEST_WITH_A_TYPO;
        if (length < shortest || !word.codePoints().allMatch(Character::isLetter)) {
            return 0;
        }
        return length < SHORTEST_WITH_TWO ? 1 : 2;
    }

    /** Worth as much as all the words that it stands for. */
    private void otherName(List<String> name, int words) {
        for (var place : Place.values()) {
            add(phrase(place.field, name), (BY_OTHER_NAME + place.weight) * words);
        }
    }

    private static Query phrase(String field, List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(field, words.getFirst()))
                : new PhraseQuery(field, words.toArray(String[]::new));
    }

    private void add(Query query, int score) {
        ways.add(scoring ? new BoostQuery(new ConstantScoreQuery(query), score) : query);
    }

    private Query best() {
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        if (scoring) {
            return new DisjunctionMaxQuery(ways, 0);
        }
        var any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way, Occur.SHOULD));
        return any.build();
    }
}
