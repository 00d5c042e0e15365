package org.mentorlink.api.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.Acquaintances;
import org.mentorlink.booking.BookingQuery.FindAcquaintances;
import org.mentorlink.membership.MemberQuery.FindPhotos;
import org.mentorlink.membership.PhotoView;
import org.mentorlink.membership.PhotoViews;
import org.springframework.stereotype.Component;

/** The photos a viewer may see: those of listed mentors, their own, those of people they share a booking with; staff all. */
@Component
class Photos {

    private final Questions questions;
    private final Mentors mentors;

    Photos(Questions questions, Mentors mentors) {
        this.questions = questions;
        this.mentors = mentors;
    }

    /** @param isPublic whether everybody may see it */
    record Photo(String id, int width, int height, boolean isPublic) {

        private static Photo of(PhotoView view, boolean isPublic) {
            return new Photo(view.id(), view.width(), view.height(), isPublic);
        }
    }

    /** The photos of those members that the viewer may see, by member. */
    Map<String, Photo> visible(Collection<String> memberIds, Viewer viewer) {
        var photos = questions
                .ask(new FindPhotos(List.copyOf(Set.copyOf(memberIds))), PhotoViews.class)
                .photos();
        return visible(photos, viewer);
    }

    Map<String, Photo> visible(List<PhotoView> photos, Viewer viewer) {
        if (photos.isEmpty()) {
            return Map.of();
        }
        var listed =
                mentors.publicAmong(photos.stream().map(PhotoView::memberId).toList());
        var visible = new HashMap<String, Photo>();
        var hidden = new ArrayList<PhotoView>();
        for (var photo : photos) {
            if (listed.contains(photo.memberId())) {
                visible.put(photo.memberId(), Photo.of(photo, true));
            } else if (Permissions.mayReadMember(photo.memberId(), viewer)) {
                visible.put(photo.memberId(), Photo.of(photo, false));
            } else {
                hidden.add(photo);
            }
        }
        var acquaintances = acquaintances(hidden, viewer);
        hidden.stream()
                .filter(photo -> acquaintances.contains(photo.memberId()))
                .forEach(photo -> visible.put(photo.memberId(), Photo.of(photo, false)));
        return visible;
    }

    private Set<String> acquaintances(List<PhotoView> hidden, Viewer viewer) {
        if (hidden.isEmpty() || !viewer.isSignedIn()) {
            return Set.of();
        }
        var others = hidden.stream().map(PhotoView::memberId).toList();
        return questions
                .ask(new FindAcquaintances(viewer.id(), others), Acquaintances.class)
                .memberIds();
    }
}
