package org.mentorlink.query.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class PhotoProjection {

    private final Photos photos;

    PhotoProjection(Photos photos) {
        this.photos = photos;
    }

    @EventHandler
    void on(PhotoSet event, EventMessage<?> message) {
        photos.fold(event.memberId().value(), Seen.of(message), none -> Photos.of(event));
    }

    @EventHandler
    void on(PhotoRemoved event, EventMessage<?> message) {
        photos.fold(event.memberId().value(), Seen.of(message), shown -> null);
    }

    @ResetHandler
    void reset() {
        photos.clear();
    }
}
