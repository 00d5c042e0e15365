package org.mentorlink.api.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.files.Photos.Photo;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.MemberCommand.RemovePhoto;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.FindPhotos;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.PhotoViews;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class PhotoController {

    private final Photos photos;
    private final PhotoLinks links;
    private final SealedFiles files;
    private final Mutations mutations;
    private final Questions questions;

    PhotoController(Photos photos, PhotoLinks links, SealedFiles files, Mutations mutations, Questions questions) {
        this.photos = photos;
        this.links = links;
        this.files = files;
        this.mutations = mutations;
        this.questions = questions;
    }

    /** @param memberId the viewer themself where absent */
    record RemovePhotoInput(@Nullable String memberId) {}

    record RemovePhotoPayload(
            @Nullable MemberView member,
            List<UserError> errors,
            @Nullable String position) {}

    @BatchMapping(typeName = "Member")
    Map<MemberView, @Nullable Photo> photo(Collection<MemberView> members, @ContextValue Viewer viewer) {
        var visible = photos.visible(members.stream().map(MemberView::id).toList(), viewer);
        var shown = new HashMap<MemberView, @Nullable Photo>();
        members.forEach(member -> shown.put(member, visible.get(member.id())));
        return shown;
    }

    @SchemaMapping(typeName = "Photo")
    String url(Photo photo, @Argument PhotoSize size) {
        return photo.isPublic() ? links.open(photo.id(), size) : links.signed(photo.id(), size);
    }

    @MutationMapping
    RemovePhotoPayload removePhoto(@Argument RemovePhotoInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        var memberId = Objects.requireNonNullElse(input.memberId(), viewer.id());
        var shown = questions
                .ask(new FindPhotos(List.of(memberId)), PhotoViews.class)
                .photos();
        var payload = mutations.perform(
                visit,
                viewer.actingAs(role(viewer)),
                () -> new RemovePhoto(removable(memberId, viewer)),
                () -> questions.find(new FindMember(memberId), MemberView.class),
                RemovePhotoPayload::new);
        if (payload.errors().isEmpty()) {
            shown.forEach(photo -> discard(new PhotoId(photo.id())));
        }
        return payload;
    }

    private void discard(PhotoId photoId) {
        for (var size : PhotoSize.values()) {
            files.discard(size.of(photoId));
        }
    }

    /** One's own; an admin removes what should not be shown. For others there is no such member. */
    private MemberId removable(String memberId, Viewer viewer) {
        if (!viewer.is(memberId)
                && (!viewer.isAdmin() || questions.find(new FindMember(memberId), MemberView.class) == null)) {
            throw Mutations.notFound("member", "memberId");
        }
        return new MemberId(memberId);
    }

    /** What a member acts as when it is about themselves alone. */
    static Role role(Viewer viewer) {
        return viewer.roles().stream().sorted().findFirst().orElse(Role.MENTEE);
    }
}
