package org.mentorlink.api.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindPhoto;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.PhotoView;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** C8: photos on their way in and out. */
@RestController
class PhotoEndpoint {

    static final String PHOTO = "/photos/{photoId}/{size}";

    private static final Set<Sniffed> KINDS = EnumSet.of(Sniffed.JPEG, Sniffed.PNG, Sniffed.WEBP);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final String WHAT = "photo";

    private final Uploads uploads;
    private final Visits visits;
    private final SealedFiles files;
    private final Photos photos;
    private final PhotoLinks links;
    private final Pictures pictures;
    private final Mutations mutations;
    private final Questions questions;
    private final FilesProperties properties;

    PhotoEndpoint(
            Uploads uploads,
            Visits visits,
            SealedFiles files,
            Photos photos,
            PhotoLinks links,
            Pictures pictures,
            Mutations mutations,
            Questions questions,
            FilesProperties properties) {
        this.uploads = uploads;
        this.visits = visits;
        this.files = files;
        this.photos = photos;
        this.links = links;
        this.pictures = pictures;
        this.mutations = mutations;
        this.questions = questions;
        this.properties = properties;
    }

    /**
     * @param large address of its largest size, as the GraphQL API answers it too
     * @param small address of its smallest size
     */
    record PostedPhoto(String id, int width, int height, String large, String small) {}

    /** As payloads of the GraphQL API. */
    record PhotoPosted(PostedPhoto photo, List<UserError> errors, String position) {}

    @PostMapping("/photos")
    PhotoPosted post(HttpServletRequest request) throws IOException {
        try (var upload = uploads.begin(request, "POST /photos", properties.photoBytes())) {
            var kind = Sniffed.of(upload.content()).filter(KINDS::contains).orElseThrow(Sniffed::unsupportedPhoto);
            var picture = pictures.read(upload.readWhole(), kind);
            var photoId = PhotoId.random();
            var owner = upload.viewer().member();
            var command = new SetPhoto(owner, photoId, keep(owner, photoId, picture), picture.side(), picture.side());
            replaced(send(upload, command));
            var position = mutations.awaitHead();
            return new PhotoPosted(posted(command), List.of(), position);
        }
    }

    /** Keeps all sizes or none; answers the hash of the largest. */
    private String keep(MemberId owner, PhotoId photoId, Picture picture) throws IOException {
        try {
            var largest = "";
            for (var size : PhotoSize.values()) {
                var content = picture.encoded(size);
                var kept =
                        files.keep(owner.value(), size.of(photoId), new ByteArrayInputStream(content), content.length);
                largest = size == PhotoSize.LARGE ? kept.sha256() : largest;
            }
            return largest;
        } catch (IOException | RuntimeException failed) {
            discard(photoId);
            throw failed;
        }
    }

    /** What is refused for certain needs no file; after an unknown outcome it is kept, for the photo may be shown. */
    private @Nullable Object send(Upload upload, SetPhoto command) {
        try {
            var viewer = upload.viewer();
            return mutations.send(upload.visit(), viewer.actingAs(PhotoController.role(viewer)), command);
        } catch (CommandExecutionException refused) {
            discard(command.photoId());
            throw refused;
        }
    }

    private void replaced(@Nullable Object photoId) {
        if (photoId instanceof String id) {
            discard(new PhotoId(id));
        }
    }

    private void discard(PhotoId photoId) {
        for (var size : PhotoSize.values()) {
            files.discard(size.of(photoId));
        }
    }

    private PostedPhoto posted(SetPhoto command) {
        var id = command.photoId().value();
        return new PostedPhoto(
                id,
                command.width(),
                command.height(),
                links.signed(id, PhotoSize.LARGE),
                links.signed(id, PhotoSize.SMALL));
    }

    /**
     * A photo, for those who may see it. For everybody else it does not exist.
     *
     * @param size pixels of its side
     */
    @GetMapping(PHOTO)
    ResponseEntity<byte[]> get(
            @PathVariable String photoId,
            @PathVariable String size,
            @RequestParam(required = false) @Nullable Long expires,
            @RequestParam(required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        var viewer = visits.of(request).viewer();
        var wanted = PhotoSize.ofPixels(size).orElseThrow(() -> Problem.notFound(WHAT));
        var view = questions.get(new FindPhoto(photoId), PhotoView.class, WHAT);
        var visible = photos.visible(List.of(view), viewer).get(view.memberId());
        if (visible == null && !links.isGood(photoId, wanted, expires, signature)) {
            throw Problem.notFound(WHAT);
        }
        var answer = ResponseEntity.ok()
                .cacheControl(cache(visible != null && visible.isPublic()))
                .eTag(wanted.of(new PhotoId(photoId)).value())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("photo.jpg")
                                .build()
                                .toString())
                .contentType(MediaType.IMAGE_JPEG);
        return answer.body(content(view, wanted));
    }

    private byte[] content(PhotoView view, PhotoSize size) throws IOException {
        try (var content = files.open(view.memberId(), size.of(new PhotoId(view.id())))
                .orElseThrow(() -> Problem.notFound(WHAT))) {
            return content.readAllBytes();
        }
    }

    /** The content of an address never changes; whether it may be seen does, so nobody keeps it for long. */
    private static CacheControl cache(boolean isPublic) {
        var cache = CacheControl.maxAge(FRESH).immutable();
        return isPublic ? cache.cachePublic() : cache.cachePrivate();
    }
}
