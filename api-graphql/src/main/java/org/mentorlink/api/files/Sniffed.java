package org.mentorlink.api.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.DocumentFormat;
import org.mentorlink.shared.Refused;

/** What a file is by its own first bytes; neither its name nor what its sender calls it is asked. */
enum Sniffed {
    JPEG,
    PNG,
    WEBP,
    PDF,
    /** Maybe a text document; its parts tell. */
    ZIP;

    private static final int HEAD = 12;
    /** Parts of a text document that has a few hundred pictures; a bomb of entries ends here. */
    private static final int MOST_PARTS = 2_000;

    private static final int MOST_INFLATED = 64 * 1024 * 1024;

    /** Looks at the first bytes and leaves them to be read; empty for every other kind of file, SVG and HTML among them. */
    static Optional<Sniffed> of(BufferedInputStream content) throws IOException {
        content.mark(HEAD);
        var head = content.readNBytes(HEAD);
        content.reset();
        return Optional.ofNullable(of(head));
    }

    private static @Nullable Sniffed of(byte[] head) {
        if (begins(head, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (begins(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        }
        if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        if (begins(head, 0, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        return begins(head, 0, 'P', 'K', 3, 4) ? ZIP : null;
    }

    private static boolean begins(byte[] head, int at, int... magic) {
        return head.length >= at + magic.length
                && Arrays.equals(Arrays.copyOfRange(head, at, at + magic.length), bytes(magic));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }

    /** The format of a document that begins so; a ZIP only perhaps is one. */
    DocumentFormat format() {
        return switch (this) {
            case JPEG -> DocumentFormat.JPEG;
            case PNG -> DocumentFormat.PNG;
            case PDF -> DocumentFormat.PDF;
            case ZIP -> DocumentFormat.DOCX;
            case WEBP -> throw unsupportedDocument();
        };
    }

    /**
     * Whether a ZIP is a text document without macros: it lists its parts, has a main part, and no program among them, and
     * nothing of it was cut off.
     * Reads it to its end, within bounds.
     */
    static boolean isTextDocument(InputStream zip) throws IOException {
        var parts = new Parts(zip);
        var listed = false;
        var main = false;
        var count = 0;
        var left = MOST_INFLATED;
        try {
            for (@Nullable ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (++count > MOST_PARTS || part.getName().endsWith("vbaProject.bin")) {
                    return false;
                }
                listed |= part.getName().equals("[Content_Types].xml");
                main |= part.getName().equals("word/document.xml");
                left -= inflated(parts, left);
                if (left < 0) {
                    return false;
                }
            }
            return listed && main && parts.areWhole();
        } catch (EOFException | ZipException | IllegalArgumentException broken) {
            return false;
        }
    }

    /** The parts of a ZIP, after which a directory of them follows. */
    private static final class Parts extends ZipInputStream {

        private static final int MOST_DIRECTORY = 4 * 1024 * 1024;
        private static final String END = "PK\5\6";
        private static final int END_LENGTH = 22;

        Parts(InputStream zip) {
            super(zip);
        }

        /** Whether the directory is there to its end; asked after the last part. */
        boolean areWhole() throws IOException {
            var directory = new String(in.readNBytes(MOST_DIRECTORY), StandardCharsets.ISO_8859_1);
            var end = directory.lastIndexOf(END);
            return end >= 0 && directory.length() - end >= END_LENGTH;
        }
    }

    /** How long a part is; more than the bound as soon as it is. */
    private static int inflated(InputStream part, int most) throws IOException {
        var chunk = new byte[16 * 1024];
        var bytes = 0;
        for (var read = part.read(chunk); read >= 0; read = part.read(chunk)) {
            bytes += read;
            if (bytes > most) {
                return bytes;
            }
        }
        return bytes;
    }

    static Refused unsupportedDocument() {
        return Refused.because("UNSUPPORTED_DOCUMENT", "A document is a PDF, a PNG or JPEG picture, or a DOCX file.");
    }

    static Refused unsupportedPhoto() {
        return Refused.because("UNSUPPORTED_PHOTO", "A photo is a JPEG, PNG or WebP picture.");
    }
}
