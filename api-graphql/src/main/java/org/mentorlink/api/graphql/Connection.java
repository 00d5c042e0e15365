package org.mentorlink.api.graphql;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list in Relay's form. */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    public record Edge<T>(String cursor, T node) {}

    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /** @param key what the list is ordered by */
    public static <T> Connection<T> of(
            List<T> nodes, boolean hasNext, @Nullable String after, Function<T, Object> key) {
        var edges = nodes.stream()
                .map(node -> new Edge<>(Paging.cursor(key.apply(node).toString()), node))
                .toList();
        return ofEdges(edges, hasNext, after);
    }

    /**
     * As {@link #of}, of a page of which not everything may be shown.
     *
     * @param read the whole page: it ends where this does, so that the next one begins there
     */
    public static <T> Connection<T> ofPart(
            List<T> nodes, List<T> read, boolean hasNext, @Nullable String after, Function<T, Object> key) {
        var shown = of(nodes, hasNext, after, key);
        return read.isEmpty()
                ? shown
                : new Connection<>(
                        shown.edges(),
                        new PageInfo(
                                hasNext,
                                after != null,
                                shown.pageInfo().startCursor(),
                                Paging.cursor(key.apply(read.getLast()).toString())));
    }

    /** As {@link #of}, of edges that have their cursors. */
    public static <T> Connection<T> ofEdges(List<Edge<T>> edges, boolean hasNext, @Nullable String after) {
        var info = new PageInfo(
                hasNext,
                after != null,
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor());
        return new Connection<>(edges, info);
    }
}
