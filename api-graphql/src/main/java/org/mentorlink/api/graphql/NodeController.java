package org.mentorlink.api.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class NodeController {

    private final List<NodeReader> readers;

    NodeController(List<NodeReader> readers) {
        this.readers = readers;
    }

    @QueryMapping
    @Nullable Object node(@Argument String id, @ContextValue Viewer viewer) {
        return readers.stream()
                .filter(reader -> id.startsWith(reader.prefix()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("node"))
                .read(id, viewer);
    }
}
