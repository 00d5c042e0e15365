package org.mentorlink.query.mentoring.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorSort;

/**
 * The order of one search and the keys of its hits: what the hit is ordered by, and a fingerprint of the search, so that a
 * key of another search is not taken for one of this. Without a seed and without statistics: a key stays good.
 */
final class Order {

    private static final char SEPARATOR = '~';
    private static final int FINGERPRINT_BYTES = 8;
    private static final List<SortField> THEN = List.of(
            descending(MentorDocuments.BY_RATING),
            descending(MentorDocuments.BY_REVIEWS),
            new SortField(MentorDocuments.BY_ID, SortField.Type.STRING));

    private final SortField[] fields;
    private final String fingerprint;

    /** @param hasWords whether there is something that hits fit better or worse */
    Order(SearchMentors search, boolean hasWords) {
        fields = Stream.concat(first(search.sort(), hasWords).stream(), THEN.stream())
                .toArray(SortField[]::new);
        fingerprint = fingerprint(search);
    }

    private static List<SortField> first(MentorSort sort, boolean hasWords) {
        var byCurrency = new SortField(MentorDocuments.BY_CURRENCY, SortField.Type.STRING);
        return switch (sort) {
            case RELEVANCE -> hasWords ? List.of(SortField.FIELD_SCORE) : List.of();
            case PRICE_ASC -> List.of(byCurrency, new SortField(MentorDocuments.BY_RATE, SortField.Type.LONG));
            case PRICE_DESC -> List.of(byCurrency, descending(MentorDocuments.BY_RATE));
            case RATING -> List.of();
            case EXPERIENCE -> List.of(descending(MentorDocuments.BY_YEARS));
            case SESSIONS -> List.of(descending(MentorDocuments.BY_SESSIONS));
            case NEWEST -> List.of(descending(MentorDocuments.BY_LISTED));
        };
    }

    private static SortField descending(String field) {
        return new SortField(field, SortField.Type.LONG, true);
    }

    Sort sort() {
        return new Sort(fields);
    }

    static String id(FieldDoc hit) {
        return ((BytesRef) hit.fields[hit.fields.length - 1]).utf8ToString();
    }

    String key(FieldDoc hit) {
        var key = new StringJoiner(String.valueOf(SEPARATOR)).add(fingerprint);
        for (var value : hit.fields) {
            key.add(
                    switch (value) {
                        case BytesRef text -> text.utf8ToString();
                        case Float score -> Long.toString(score.longValue());
                        default -> value.toString();
                    });
        }
        return key.toString();
    }

    /** The hit with that key, or nothing where the key is not one of this search. */
    Optional<FieldDoc> after(String key) {
        var parts = key.split(String.valueOf(SEPARATOR), -1);
        if (parts.length != fields.length + 1 || !parts[0].equals(fingerprint)) {
            return Optional.empty();
        }
        var values = new Object[fields.length];
        try {
            for (var index = 0; index < values.length; index++) {
                values[index] = value(fields[index], parts[index + 1]);
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        // The number of the document is what decides between equals; ids leave none.
        return Optional.of(new FieldDoc(Integer.MAX_VALUE, Float.NaN, values));
    }

    private static Object value(SortField field, String text) {
        return switch (field.getType()) {
            case SCORE -> (float) Long.parseLong(text);
            case LONG -> Long.parseLong(text);
            default -> new BytesRef(text);
        };
    }

    /** Of all that is asked for; not of the page or of what is counted besides. */
    private static String fingerprint(SearchMentors search) {
        var asked = Stream.of(
                        search.query(),
                        search.filter(),
                        search.freeFrom(),
                        search.freeTo(),
                        search.minRating(),
                        search.favouritesOf(),
                        search.sort())
                .map(String::valueOf)
                .toList()
                .toString();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
