package org.mentorlink.api.graphql;

import org.jspecify.annotations.Nullable;

/** Reads one kind of node by its id, as its own query would: whoever may not read it gets the same problem. */
public interface NodeReader {

    /** What the ids of this kind begin with. */
    String prefix();

    @Nullable Object read(String id, Viewer viewer);
}
