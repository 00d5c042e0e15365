package org.mentorlink.api.files;

import java.util.concurrent.Semaphore;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/** Reads pictures, few at a time: each takes memory by its pixels, not by its bytes. */
@Component
class Pictures {

    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final int mostPixels;

    Pictures(FilesProperties properties) {
        this.mostPixels = properties.photoPixels();
    }

    /** @throws Refused as {@link Picture#of} says */
    Picture read(byte[] content, Sniffed kind) {
        places.acquireUninterruptibly();
        try {
            return Picture.of(content, kind, mostPixels);
        } finally {
            places.release();
        }
    }
}
