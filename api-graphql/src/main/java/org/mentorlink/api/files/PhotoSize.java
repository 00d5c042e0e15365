package org.mentorlink.api.files;

import java.util.Optional;
import java.util.stream.Stream;
import org.mentorlink.membership.PhotoId;

/** The sizes a photo is kept in: squares of so many pixels, or of fewer where the picture has fewer. */
enum PhotoSize {
    LARGE(512),
    SMALL(128);

    private final int pixels;

    PhotoSize(int pixels) {
        this.pixels = pixels;
    }

    int pixels() {
        return pixels;
    }

    FileKey of(PhotoId photoId) {
        return new FileKey(photoId.value() + '-' + pixels);
    }

    static Optional<PhotoSize> ofPixels(String pixels) {
        return Stream.of(values())
                .filter(size -> Integer.toString(size.pixels).equals(pixels))
                .findFirst();
    }
}
