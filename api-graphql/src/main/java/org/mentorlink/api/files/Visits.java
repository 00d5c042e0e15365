package org.mentorlink.api.files;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.mentorlink.api.graphql.Address;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.api.graphql.Visit;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who comes by a path of files, as {@link Visit}s of GraphQL tell it. */
@Component
class Visits {

    private final Viewers viewers;

    Visits(Viewers viewers) {
        this.viewers = viewers;
    }

    Visit of(HttpServletRequest request) {
        var viewer = viewers.of(SecurityContextHolder.getContext().getAuthentication());
        return new Visit(UUID.randomUUID().toString(), viewer, Address.of(request), true, false, null);
    }
}
