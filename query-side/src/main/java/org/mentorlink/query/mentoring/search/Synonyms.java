package org.mentorlink.query.mentoring.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Names of one skill. The dictionary is text: each line one skill, its names separated by commas, the name to show first;
 * a line that begins with {@code #} says something to its readers.
 */
@Component
class Synonyms {

    /** The built-in dictionary, for a deployment that names none. */
    static final String BUILT_IN = "classpath:org/mentorlink/query/mentoring/search/skills.txt";

    private final Map<List<String>, Group> groups = new HashMap<>();
    private int longest = 1;

    /** @throws IllegalArgumentException when a name stands in two lines */
    Synonyms(@Value("${mentorlink.search.synonyms:" + BUILT_IN + "}") Resource dictionary) {
        read(dictionary).lines().map(String::strip).forEach(line -> {
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(line);
            }
        });
    }

    private record Group(String key, String label, Set<List<String>> names) {}

    /**
     * Words of a query that name one thing.
     *
     * @param others the other names of that thing, each of one word or several
     */
    record Unit(List<String> words, List<List<String>> others) {}

    /** A skill's name as it is compared: the same for all its names. */
    String key(String skill) {
        var words = Words.of(skill);
        var group = groups.get(words);
        return group == null ? String.join(" ", words) : group.key();
    }

    /** The skill's name as it is shown. */
    String label(String skill) {
        var group = groups.get(Words.of(skill));
        return group == null ? skill.strip() : group.label();
    }

    /** The words of a query, those together that the dictionary knows together. */
    List<Unit> units(List<String> words) {
        var units = new ArrayList<Unit>();
        for (var from = 0; from < words.size(); ) {
            var unit = unitAt(words, from);
            units.add(unit);
            from += unit.words().size();
        }
        return units;
    }

    private Unit unitAt(List<String> words, int from) {
        for (var length = Math.min(longest, words.size() - from); length > 0; length--) {
            var part = words.subList(from, from + length);
            var group = groups.get(part);
            if (group != null) {
                var others = group.names().stream()
                        .filter(name -> !name.equals(part))
                        .toList();
                return new Unit(List.copyOf(part), others);
            }
        }
        return new Unit(List.of(words.get(from)), List.of());
    }

    private void add(String line) {
        var labels = line.split(",", -1);
        var names = new LinkedHashSet<List<String>>();
        for (var label : labels) {
            names.add(Words.of(label));
        }
        names.remove(List.<String>of());
        if (names.isEmpty()) {
            return;
        }
        var group = new Group(String.join(" ", names.getFirst()), labels[0].strip(), names);
        for (var name : names) {
            if (groups.putIfAbsent(name, group) != null) {
                throw new IllegalArgumentException(
                        "The dictionary of skills names " + String.join(" ", name) + " in two lines");
            }
            longest = Math.max(longest, name.size());
        }
    }

    private static String read(Resource dictionary) {
        try {
            return dictionary.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The dictionary of skills cannot be read", e);
        }
    }
}
