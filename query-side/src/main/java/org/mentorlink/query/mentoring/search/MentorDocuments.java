package org.mentorlink.query.mentoring.search;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An entry as a document of the index: all entries with their source, listed ones with what they are found by. */
@Component
class MentorDocuments {

    static final String ID = "id";
    static final String SOURCE = "source";
    static final String LISTED = "listed";

    static final String NAME = "name";
    static final String SKILL_WORDS = "skillWords";
    static final String WORK = "work";
    static final String BIO = "bio";

    static final String SKILL = "skill";
    static final String CATEGORY = "category";
    static final String LANGUAGE = "language";
    static final String STYLE = "style";
    static final String CURRENCY = "currency";
    static final String PRICE_BAND = "priceBand";
    static final String RATE = "rate";
    static final String RATING = "rating";
    static final String YEARS = "years";
    static final String ZONE = "zone";
    static final String HOURS = "hours";

    static final String BY_ID = "byId";
    static final String BY_CURRENCY = "byCurrency";
    static final String BY_RATE = "byRate";
    static final String BY_RATING = "byRating";
    static final String BY_REVIEWS = "byReviews";
    static final String BY_YEARS = "byYears";
    static final String BY_SESSIONS = "bySessions";
    static final String BY_LISTED = "byListed";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final FieldType WORDS = words();
    private static final long RATING_STEPS = 1_000_000;

    private final Synonyms synonyms;
    private final Map<String, String> skillNames = new ConcurrentHashMap<>();

    MentorDocuments(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    static Term term(String id) {
        return new Term(ID, id);
    }

    static MentorEntry entry(Document stored) {
        return MAPPER.readValue(stored.getBinaryValue(SOURCE).bytes, MentorEntry.class);
    }

    Document document(MentorEntry entry) {
        var document = new Document();
        document.add(new StringField(ID, entry.id(), Field.Store.YES));
        document.add(new StoredField(SOURCE, MAPPER.writeValueAsBytes(entry)));
        if (entry.isListed()) {
            document.add(new StringField(LISTED, "1", Field.Store.NO));
            addWords(document, entry);
            addFilters(document, entry);
            addOrders(document, entry);
        }
        return document;
    }

    private static void addWords(Document document, MentorEntry entry) {
        var mentor = entry.view();
        add(document, NAME, List.of(entry.name()));
        add(document, SKILL_WORDS, mentor.skills());
        add(document, WORK, present(mentor.company(), mentor.jobTitle()));
        add(document, BIO, present(mentor.bio()));
    }

    private void addFilters(Document document, MentorEntry entry) {
        var mentor = entry.view();
        addAll(document, SKILL, mentor.skills(), this::skill);
        addAll(document, CATEGORY, Traits.categories(mentor), id -> id);
        addAll(document, LANGUAGE, Traits.languages(mentor), tag -> tag);
        addAll(document, STYLE, Traits.styles(mentor), style -> style);
        document.add(new KeywordField(CURRENCY, new BytesRef(mentor.hourlyRate().currency()), Field.Store.NO));
        document.add(new KeywordField(PRICE_BAND, new BytesRef(PriceBands.key(mentor.hourlyRate())), Field.Store.NO));
        document.add(new LongField(RATE, mentor.hourlyRate().amountMinor(), Field.Store.NO));
        var rating = stars(entry);
        if (rating != null) {
            document.add(new DoubleField(RATING, rating, Field.Store.NO));
        }
        var years = mentor.yearsOfExperience();
        if (years != null) {
            document.add(new IntField(YEARS, years, Field.Store.NO));
        }
        var availability = mentor.availability();
        var hours = WeekHours.of(availability);
        if (!hours.isEmpty()) {
            document.add(new SortedDocValuesField(
                    ZONE, new BytesRef(availability.weekly().timeZone())));
            document.add(new BinaryDocValuesField(HOURS, hours.bytes()));
        }
    }

    /** A skill's key; what it is called is remembered, as the first listed mentor wrote it. */
    private String skill(String skill) {
        var key = synonyms.key(skill);
        skillNames.putIfAbsent(key, synonyms.label(skill));
        return key;
    }

    /** What a skill is called, by its key. */
    String skillName(String key) {
        return skillNames.getOrDefault(key, key);
    }

    private static void addOrders(Document document, MentorEntry entry) {
        var mentor = entry.view();
        document.add(new SortedDocValuesField(BY_ID, new BytesRef(entry.id())));
        document.add(new SortedDocValuesField(
                BY_CURRENCY, new BytesRef(mentor.hourlyRate().currency())));
        number(document, BY_RATE, mentor.hourlyRate().amountMinor());
        number(document, BY_RATING, steps(stars(entry)));
        number(document, BY_REVIEWS, entry.rated().count());
        number(document, BY_YEARS, mentor.yearsOfExperience() == null ? -1 : mentor.yearsOfExperience());
        number(document, BY_SESSIONS, entry.sessions());
        number(document, BY_LISTED, entry.listedSince());
    }

    /** The mean of the visible reviews; absent without any. */
    private static @Nullable Double stars(MentorEntry entry) {
        @Nullable Integer tenths = entry.rated().meanTenths();
        return tenths == null ? null : tenths / 10.0;
    }

    /** A rating as a whole number of the same order; those without come last. */
    static long steps(@Nullable Double rating) {
        return rating == null ? -1 : Math.round(rating * RATING_STEPS);
    }

    private static void add(Document document, String field, List<String> texts) {
        document.add(new Field(field, new WordStream(texts), WORDS));
    }

    private static void addAll(Document document, String field, List<String> values, Function<String, String> key) {
        values.stream()
                .map(key)
                .filter(value -> !value.isEmpty())
                .distinct()
                .forEach(value -> document.add(new KeywordField(field, new BytesRef(value), Field.Store.NO)));
    }

    private static void number(Document document, String field, long value) {
        document.add(new NumericDocValuesField(field, value));
    }

    private static List<String> present(@Nullable String... texts) {
        return Stream.of(texts)
                .<String>mapMulti((text, found) -> {
                    if (text != null) {
                        found.accept(text);
                    }
                })
                .toList();
    }

    private static FieldType words() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }
}
