package org.mentorlink.api.files;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.configurations.ScalingMode;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.mentorlink.shared.Refused;

/**
 * A picture made ready to be shown: upright, cut to a square around its middle, and without anything but its pixels. Where
 * and with what it was taken is left behind, because it is encoded anew from those.
 */
final class Picture {

    private static final int LONGEST_SIDE = 30_000;
    private static final float QUALITY = 0.85f;

    private final BufferedImage square;

    private Picture(BufferedImage square) {
        this.square = square;
    }

    /**
     * Reads a picture. How many pixels it has is known from its head, before any of them is decoded; of a large one only
     * every so many are.
     *
     * @param mostPixels how many it may have
     * @throws Refused PHOTO_TOO_LARGE, or UNREADABLE_PHOTO when it is broken or of a kind that cannot be read
     */
    static Picture of(byte[] content, Sniffed kind, int mostPixels) {
        var reader = reader(kind);
        // In memory: ImageIO's own choice would be a passing file, in clear.
        try (var input = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(kind == Sniffed.PNG ? PngChunks.essential(content) : content))) {
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if ((long) width * height > mostPixels || Math.max(width, height) > LONGEST_SIDE) {
                throw Refused.because(
                        "PHOTO_TOO_LARGE",
                        "A photo has at most " + mostPixels + " pixels, and no side longer than " + LONGEST_SIDE + ".");
            }
            var sparse = reader.getDefaultReadParam();
            var every = Math.max(1, Math.min(width, height) / (2 * PhotoSize.LARGE.pixels()));
            sparse.setSourceSubsampling(every, every, 0, 0);
            return new Picture(square(upright(reader.read(0, sparse), content, kind)));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            // What a reader throws at a picture that was made to break it is not always an IOException.
            throw Refused.because("UNREADABLE_PHOTO", "This picture is broken, or of a kind that cannot be read.");
        } finally {
            reader.dispose();
        }
    }

    /** Pixels of a side, of the largest size. */
    int side() {
        return side(PhotoSize.LARGE);
    }

    /** As JPEG, never larger than the picture is. */
    byte[] encoded(PhotoSize size) {
        var out = new ByteArrayOutputStream();
        try {
            Thumbnails.of(square)
                    .forceSize(side(size), side(size))
                    .scalingMode(ScalingMode.PROGRESSIVE_BILINEAR)
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written but memory", impossible);
        }
        return out.toByteArray();
    }

    private int side(PhotoSize size) {
        return Math.min(size.pixels(), square.getWidth());
    }

    private static ImageReader reader(Sniffed kind) {
        var readers = ImageIO.getImageReadersByFormatName(kind.name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + kind);
        }
        return readers.next();
    }

    /** Turned and mirrored as its EXIF data says it was held; that of cameras, which write JPEG. */
    private static BufferedImage upright(BufferedImage image, byte[] content, Sniffed kind) {
        if (kind != Sniffed.JPEG) {
            return image;
        }
        var filter = ExifFilterUtils.getFilterForOrientation(orientation(content));
        return filter.apply(image);
    }

    private static Orientation orientation(byte[] content) {
        try {
            var metadata =
                    JpegMetadataReader.readMetadata(new ByteArrayInputStream(content), List.of(new ExifReader()));
            var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                var value = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                if (value >= 1 && value <= 8) {
                    return Orientation.typeOf(value);
                }
            }
            return Orientation.TOP_LEFT;
        } catch (JpegProcessingException | MetadataException | IOException unreadable) {
            return Orientation.TOP_LEFT;
        }
    }

    /** The middle, on white where the picture is transparent. */
    private static BufferedImage square(BufferedImage image) {
        var side = Math.min(image.getWidth(), image.getHeight());
        var square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var canvas = square.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, side, side);
            canvas.drawImage(image, (side - image.getWidth()) / 2, (side - image.getHeight()) / 2, null);
        } finally {
            canvas.dispose();
        }
        return square;
    }
}
