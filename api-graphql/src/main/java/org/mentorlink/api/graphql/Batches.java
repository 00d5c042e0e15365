package org.mentorlink.api.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what many objects refer to in one question. */
public final class Batches {

    private Batches() {}

    /**
     * What each source refers to; sources whose reference is unknown are left out.
     *
     * @param reference the id a source refers to
     * @param read reads all of those ids at once
     * @param id the id of what was read
     */
    public static <S, T> Map<S, T> load(
            Collection<S> sources,
            Function<S, String> reference,
            Function<List<String>, List<T>> read,
            Function<T, String> id) {
        var ids = sources.stream().map(reference).distinct().sorted().toList();
        var found = read.apply(ids).stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
        var loaded = new HashMap<S, T>();
        for (var source : sources) {
            var target = found.get(reference.apply(source));
            if (target != null) {
                loaded.put(source, target);
            }
        }
        return loaded;
    }

    /** What each source refers to, or nothing where there is no such thing. */
    public static <S, T> Map<S, @Nullable T> loadOrNull(
            Collection<S> sources,
            Function<S, String> reference,
            Function<List<String>, List<T>> read,
            Function<T, String> id) {
        var loaded = new HashMap<S, @Nullable T>(load(sources, reference, read, id));
        sources.forEach(source -> loaded.putIfAbsent(source, null));
        return loaded;
    }
}
