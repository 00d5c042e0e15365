package org.mentorlink.api.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.Acquaintances;
import org.mentorlink.booking.BookingQuery.FindAcquaintances;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindPhotos;
import org.mentorlink.membership.PhotoView;
import org.mentorlink.membership.PhotoViews;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.springframework.stereotype.Component;

/** The photos a viewer may see: those of listed mentors, their own, those of people they share a booking with; staff all. */
@Component
class Photos {

    private final Questions questions;

    Photos(Questions questions) {
        this.questions = questions;
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
        var listed = listed(photos);
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

    private Set<String> listed(List<PhotoView> photos) {
        var mentorIds = photos.stream()
                .map(photo -> MentorId.of(new MemberId(photo.memberId())).value())
                .toList();
        return questions.ask(new FindMentors(mentorIds), MentorViews.class).mentors().stream()
                .filter(mentor -> Permissions.mayRead(mentor, Viewer.ANONYMOUS))
                .map(MentorView::memberId)
                .collect(Collectors.toSet());
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
