package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.PhotoView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of photos: the one each member shows now, by member. */
@Component
class Photos extends Views<PhotoView> {

    static final String PHOTO = "photoId";

    Photos(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "photos", PhotoView.class, Indexes.ascending(PHOTO));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(PhotoView photo) {
        return Map.of(PHOTO, photo.id());
    }

    static PhotoView of(PhotoSet set) {
        return new PhotoView(set.photoId().value(), set.memberId().value(), set.width(), set.height());
    }
}
