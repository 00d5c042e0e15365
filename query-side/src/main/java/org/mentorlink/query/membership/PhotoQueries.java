package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.eq;

import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberQuery.FindPhoto;
import org.mentorlink.membership.MemberQuery.FindPhotos;
import org.mentorlink.membership.PhotoView;
import org.mentorlink.membership.PhotoViews;
import org.springframework.stereotype.Component;

@Component
class PhotoQueries {

    private final Photos photos;

    PhotoQueries(Photos photos) {
        this.photos = photos;
    }

    @QueryHandler
    @Nullable PhotoView handle(FindPhoto query) {
        return photos.list(eq(Photos.PHOTO, query.photoId())).stream()
                .findFirst()
                .orElse(null);
    }

    @QueryHandler
    PhotoViews handle(FindPhotos query) {
        return new PhotoViews(photos.findAll(query.memberIds()));
    }
}
