package org.mentorlink.api.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A PNG file without all that its pixels do not need. Texts and colour profiles in it are deflated, and inflate to a thousand
 * times their size in whatever reads them.
 */
final class PngChunks {

    private static final int SIGNATURE = 8;
    /** Length, type and check sum. */
    private static final int FRAME = 12;

    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /** What is broken is cut off where it breaks; its reader will say so. */
    static byte[] essential(byte[] png) {
        var kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, Math.min(SIGNATURE, png.length));
        var chunks = ByteBuffer.wrap(png);
        for (var at = SIGNATURE; at + FRAME <= png.length; ) {
            var length = chunks.getInt(at);
            if (length < 0 || length > png.length - at - FRAME) {
                break;
            }
            var type = new String(png, at + Integer.BYTES, Integer.BYTES, StandardCharsets.US_ASCII);
            if (ESSENTIAL.contains(type)) {
                kept.write(png, at, FRAME + length);
            }
            at += FRAME + length;
        }
        return kept.toByteArray();
    }
}
