package org.mentorlink.query;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * How many documents a store with indexes would have to look at to answer a find: of each alternative the cheapest of what
 * the indexes of its collection narrow down to by equal leading keys and one range; all of them where none helps. An order that
 * follows the keys lets it stop at the limit. The store of these tests has the same commands and indexes and looks at everything.
 */
final class Examined {

    private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");
    private static final Set<String> POINTS = Set.of("$eq", "$in");

    private final MongoDatabase database;

    Examined(MongoDatabase database) {
        this.database = database;
    }

    long by(BsonDocument find) {
        var collection = find.getString("find").getValue();
        var alternatives = alternatives(find.getDocument("filter", new BsonDocument()));
        var sort = find.getDocument("sort", new BsonDocument());
        var limit = alternatives.size() > 1 ? Long.MAX_VALUE : limit(find);
        return alternatives.stream()
                .mapToLong(conditions -> cheapest(collection, conditions, List.copyOf(sort.keySet()), limit))
                .sum();
    }

    private static long limit(BsonDocument find) {
        return find.containsKey("limit") ? Math.abs(find.getNumber("limit").longValue()) : Long.MAX_VALUE;
    }

    private long cheapest(String collection, Map<String, List<BsonValue>> conditions, List<String> sort, long limit) {
        var documents = database.getCollection(collection);
        var least = documents.countDocuments();
        var indexes = new ArrayList<List<String>>();
        indexes.add(List.of("_id"));
        documents
                .listIndexes()
                .forEach(index ->
                        indexes.add(List.copyOf(index.get("key", Document.class).keySet())));
        for (var keys : indexes) {
            var bounds = new ArrayList<BsonValue>();
            var equal = 0;
            while (equal < keys.size() && is(conditions.get(keys.get(equal)), POINTS)) {
                bounds.add(condition(keys.get(equal), conditions));
                equal++;
            }
            var used = equal;
            if (equal < keys.size() && is(conditions.get(keys.get(equal)), RANGES)) {
                bounds.add(condition(keys.get(equal), conditions));
                used++;
            }
            if (bounds.isEmpty()) {
                continue;
            }
            var found = documents.countDocuments(new BsonDocument("$and", new BsonArray(bounds)));
            var inOrder = !sort.isEmpty()
                    && keys.subList(equal, keys.size()).size() >= sort.size()
                    && keys.subList(equal, equal + sort.size()).equals(sort);
            least = Math.min(least, inOrder && used >= conditions.size() ? Math.min(found, limit) : found);
        }
        return least;
    }

    private static boolean is(List<BsonValue> conditions, Set<String> operators) {
        return conditions != null
                && conditions.stream()
                        .allMatch(condition -> condition.isDocument()
                                        && condition.asDocument().getFirstKey().startsWith("$")
                                ? operators.containsAll(condition.asDocument().keySet())
                                : operators == POINTS);
    }

    private static BsonDocument condition(String key, Map<String, List<BsonValue>> conditions) {
        var all = new BsonArray();
        conditions.get(key).forEach(condition -> all.add(new BsonDocument(key, condition)));
        return new BsonDocument("$and", all);
    }

    /** What must hold by key, for each alternative. */
    private static List<Map<String, List<BsonValue>>> alternatives(BsonDocument filter) {
        List<Map<String, List<BsonValue>>> alternatives = new ArrayList<>(List.of(Map.of()));
        filter.forEach((key, value) -> {
            var next = new ArrayList<Map<String, List<BsonValue>>>();
            var choices = switch (key) {
                case "$or" ->
                    value.asArray().stream()
                            .flatMap(choice -> alternatives(choice.asDocument()).stream())
                            .toList();
                case "$and" ->
                    value.asArray().stream()
                            .map(part -> alternatives(part.asDocument()))
                            .reduce(List.of(Map.of()), Examined::both);
                default -> List.of(Map.of(key, List.of(value)));
            };
            next.addAll(both(alternatives, choices));
            alternatives.clear();
            alternatives.addAll(next);
        });
        return alternatives;
    }

    private static List<Map<String, List<BsonValue>>> both(
            List<Map<String, List<BsonValue>>> some, List<Map<String, List<BsonValue>>> others) {
        var all = new ArrayList<Map<String, List<BsonValue>>>();
        for (var one : some) {
            for (var other : others) {
                var merged = new HashMap<>(one);
                other.forEach((key, values) -> merged.merge(key, values, (first, second) -> {
                    var joined = new ArrayList<>(first);
                    joined.addAll(second);
                    return joined;
                }));
                all.add(merged);
            }
        }
        return all;
    }
}
