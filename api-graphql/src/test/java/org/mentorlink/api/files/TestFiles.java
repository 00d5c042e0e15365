package org.mentorlink.api.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as members send them, made here. */
final class TestFiles {

    /** What stands in the EXIF data of a picture: where it was taken, and with what. */
    static final String CAMERA = "SecretCamera9000";

    private TestFiles() {}

    static byte[] jpeg(int width, int height) {
        return encoded(quarters(width, height), "jpg");
    }

    static byte[] png(int width, int height) {
        return encoded(quarters(width, height), "png");
    }

    /** A lossless WebP of one red pixel. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4TBYAAAAvAAAAAAfQ//73v/+BiOh/AAA=");
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(UTF_8);
    }

    static byte[] docx() {
        return zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document/>");
    }

    /** @param parts names and contents by turns */
    static byte[] zip(String... parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var index = 0; index < parts.length; index += 2) {
                zip.putNextEntry(new ZipEntry(parts[index]));
                zip.write(parts[index + 1].getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A picture whose quarters are red, green, blue and white, in the order of reading. */
    static BufferedImage quarters(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var left = x < width / 2;
                var color = y < height / 2 ? (left ? Color.RED : Color.GREEN) : (left ? Color.BLUE : Color.WHITE);
                image.setRGB(x, y, color.getRGB());
            }
        }
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("cannot write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * A JPEG with EXIF data: a camera's name, an orientation, and a GPS position.
     *
     * @param orientation 1 to 8
     */
    static byte[] photographed(byte[] jpeg, int orientation) {
        var exif = exif(orientation);
        var whole = ByteBuffer.allocate(jpeg.length + exif.length + 4);
        whole.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 2));
        whole.put(exif).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    /** A PNG with a text chunk. */
    static byte[] commented(byte[] png) {
        var text = ("Comment\0" + CAMERA).getBytes(UTF_8);
        var crc = new CRC32();
        var chunk = ByteBuffer.allocate(12 + text.length).putInt(text.length);
        chunk.put("tEXt".getBytes(UTF_8)).put(text);
        crc.update(chunk.array(), 4, 4 + text.length);
        chunk.putInt((int) crc.getValue());
        // After the signature (8 bytes) and the head (25 bytes).
        var whole = ByteBuffer.allocate(png.length + chunk.capacity());
        whole.put(png, 0, 33).put(chunk.array()).put(png, 33, png.length - 33);
        return whole.array();
    }

    /** The head of a PNG that claims to be so large, and nothing more. */
    static byte[] claiming(int width, int height) {
        var png = png(1, 1);
        var crc = new CRC32();
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static byte[] exif(int orientation) {
        var camera = (CAMERA + '\0').getBytes(UTF_8);
        var tiff = ByteBuffer.allocate(256);
        tiff.put("MM".getBytes(UTF_8)).putShort((short) 42).putInt(8);
        // Main directory: make, orientation, pointer to the GPS directory.
        var cameraAt = 8 + 2 + 3 * 12 + 4;
        var gpsAt = cameraAt + camera.length + camera.length % 2;
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, camera.length, cameraAt);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        entry(tiff, 0x8825, 4, 1, gpsAt);
        tiff.putInt(0);
        tiff.put(camera);
        tiff.position(gpsAt);
        // GPS directory: latitude S 33 deg 55 min 31 s.
        var latitudeAt = gpsAt + 2 + 2 * 12 + 4;
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put("S\0\0\0".getBytes(UTF_8));
        entry(tiff, 2, 5, 3, latitudeAt);
        tiff.putInt(0);
        tiff.putInt(33).putInt(1).putInt(55).putInt(1).putInt(31).putInt(1);
        var header = "Exif\0\0".getBytes(UTF_8);
        return ByteBuffer.allocate(header.length + tiff.position())
                .put(header)
                .put(tiff.array(), 0, tiff.position())
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
